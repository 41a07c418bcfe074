/**
 * What may stand in which container. The same root used as another kind of container, or content that a container's
 * readers do not expect, would hide from every screen or break editors; no client of ours and no stock client writes it.
 */
import { rootKind, sectionOfRoot } from "@pendamping/shared/file/section";
import * as Y from "yjs";

/** A root's name, or a container below one. */
export type Container = string | Y.AbstractType<unknown>;

/** May this content stand in the container, under a key or (null) in its list? Roots of unknown sections are not judged. */
export function contentFits(container: Container, key: string | null, content: Y.Item["content"]): boolean {
  if (content instanceof Y.ContentDoc) return false;
  const kind = kindOf(container);
  if (kind === "unknown") return true;
  const keyed = key !== null;
  switch (kind) {
    case "map":
      return keyed && isValue(content);
    case "list":
      return !keyed && isValue(content);
    case "text":
      return keyed ? typeof container !== "string" && isValue(content) : isText(content);
    case "rich-text":
      return !keyed && isNode(content);
    case "element":
      return keyed ? isValue(content) : isNode(content);
  }
}

type Kind = "map" | "list" | "text" | "rich-text" | "element" | "unknown";

function kindOf(container: Container): Kind {
  if (typeof container === "string") return sectionOfRoot(container) ? rootKind(container) : "unknown";
  if (container instanceof Y.Map) return "map"; // Y.XmlHook too
  if (container instanceof Y.Array) return "list";
  if (container instanceof Y.Text) return "text"; // Y.XmlText too
  if (container instanceof Y.XmlElement) return "element";
  if (container instanceof Y.XmlFragment) return "rich-text";
  return "unknown";
}

function isValue(content: Y.Item["content"]): boolean {
  return (
    content instanceof Y.ContentAny ||
    content instanceof Y.ContentType ||
    content instanceof Y.ContentBinary ||
    content instanceof Y.ContentJSON ||
    content instanceof Y.ContentDeleted
  );
}

function isText(content: Y.Item["content"]): boolean {
  return (
    content instanceof Y.ContentString ||
    content instanceof Y.ContentFormat ||
    content instanceof Y.ContentEmbed ||
    content instanceof Y.ContentType ||
    content instanceof Y.ContentDeleted
  );
}

function isNode(content: Y.Item["content"]): boolean {
  if (content instanceof Y.ContentDeleted) return true;
  if (!(content instanceof Y.ContentType)) return false;
  const type: unknown = content.type;
  return type instanceof Y.XmlFragment || type instanceof Y.XmlText || type instanceof Y.XmlHook;
}
