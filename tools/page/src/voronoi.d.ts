// d3-geo-voronoi ships without types: the part that is used here.
declare module "d3-geo-voronoi" {
  export function geoVoronoi(sites: [number, number][]): {
    polygons(): { features: { type: "Feature"; geometry: any; properties: { site: [number, number] } }[] };
  };
}
