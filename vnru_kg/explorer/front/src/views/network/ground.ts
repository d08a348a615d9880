import { token } from "../../core/theme";
import type { Look } from "./labels";

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

/** The colours of the ground that the page stands on. */
export function lookOf(): Look & { edge: string; accent: string; surface: string } {
  const [ink, faded, ground] = [token("ink"), token("faded"), token("ground")];
  return { family: FAMILY, ink, faded, ground, edge: token("edge"), accent: token("accent"), surface: token("surface") };
}
