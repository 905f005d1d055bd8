use landsea::*;
fn main(){
 let n=Network::chongqing(); let p=Planner::new(&n);
 let s=Shipment::boxes("Chongqing","Istanbul","2x45G1").unwrap().commodity("laptops").ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
 let q=Query::minimise_time_and_cost();
 let t=std::time::Instant::now();
 for _ in 0..500 { std::hint::black_box(p.plan(&s,&q).unwrap()); }
 println!("{:?}", t.elapsed()/500);
}
