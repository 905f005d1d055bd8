//! What the network says of real corridors and ports, held against what is published of them.

mod ask;
mod calibration;
mod cargo;
mod lanes;
mod world;
