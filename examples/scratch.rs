use landsea::*;
fn main(){
 let t=std::time::Instant::now();
 let n=Network::chongqing(); println!("load {:?}",t.elapsed());
 let t=std::time::Instant::now();
 let p=Planner::new(&n); println!("compile {:?} nodes {} arcs {} rides {}",t.elapsed(), p.graph().nodes().len(), p.graph().arcs().len(), p.graph().rides().len());
 if let Ok(a)=std::env::var("ARCS"){ for a in a.split(','){ let arc=p.graph().arc(search::ArcId::new(a.parse().unwrap())); let r=&p.graph().rides()[arc.ride.unwrap()]; let sv=n.service(r.service); println!("{a} {} {:?} -> {:?} tail {:?} handling {}", sv.code, n.hub(sv.calls[r.from].hub).code, n.hub(sv.calls[r.to].hub).code, p.graph().node(arc.tail).side, n.handlings()[arc.handling].code);} return; }
 let s=Shipment::boxes("Chongqing","Istanbul","2x45G1").unwrap().commodity("laptops").ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
 for q in [Query::minimise_time_and_cost(), Query::minimise_all(), Query::minimise([plan::Criterion::Time]), Query::minimise([plan::Criterion::Cost])] {
 let f=p.plan(&s,&q).unwrap();
 print!("{f}");
 let t=std::time::Instant::now(); let f=p.plan(&s,&q).unwrap(); println!("warm {:?} {:?} {}",t.elapsed(), f.stats(), f.itineraries().len());
 }
 let s=Shipment::boxes("Chongqing","Istanbul","2x45G1").unwrap().commodity("laptops");
 let q=Query::minimise_time_and_cost();
 let f=p.plan(&s,&q).unwrap();
 print!("{f}");
 let t=std::time::Instant::now(); let f=p.plan(&s,&q).unwrap(); println!("warm {:?} {:?} {}",t.elapsed(), f.stats(), f.itineraries().len());
}
