// The list of all views, which build.mjs makes of the folders of src/views/.
declare module "views:all" {
  const views: readonly import("./core/page").View[];
  export default views;
}
