import { speaker } from "../../core/words";

export const words = speaker("dossier");
