/**
 * How a mentoring file is divided. A root type's section is its name up to the first colon; sections are the unit of
 * permission. These names are part of the document's format and never change.
 */
export const sections = [
  "meta",
  "profile",
  "legality",
  "plan",
  "financing",
  "activities",
  "notes",
  "tasks",
  "attachments",
] as const;
export type Section = (typeof sections)[number];

/** The container that a root type is: `plan:…` is rich text, other long texts are plain text, the rest are maps. */
export type RootKind = "map" | "text" | "rich-text";

/** The section of a root type, or undefined where this version knows no such section (nobody may write there). */
export function sectionOfRoot(root: string): Section | undefined {
  const colon = root.indexOf(":");
  const name = colon === -1 ? root : root.slice(0, colon);
  return sections.find((section) => section === name);
}

/** The kind of container a root type must be. Using it as another kind would hide content from every reader. */
export function rootKind(root: string): RootKind {
  if (!root.includes(":")) return "map";
  return root.startsWith("plan:") ? "rich-text" : "text";
}
