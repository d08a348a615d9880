/** The outline of the sign for what can be taken away. */
export const DOWN = "M12 4v11M7.5 11L12 15.5L16.5 11M5 19.5h14";
/** The id of the button that opens the menu of files. */
export const EXPORT = "take-away";
