// The land, which land.mjs makes while the script is built.
declare module "land:all" {
  const land: import("topojson-specification").Topology<{ land: import("topojson-specification").GeometryCollection }>;
  export default land;
}
