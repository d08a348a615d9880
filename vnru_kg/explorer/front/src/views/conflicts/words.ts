import { speaker } from "../../core/words";

export const words = speaker("conflicts");
