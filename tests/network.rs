//! tmp
#[test] fn load() { let t=std::time::Instant::now(); match landsea::file::Layers::chongqing().build() { Ok(n)=>println!("{} hubs {} services", n.hubs().len(), n.services().len()), Err(e)=>panic!("{e}") } println!("{:?}", t.elapsed()); }
