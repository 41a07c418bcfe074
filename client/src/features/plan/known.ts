/**
 * Whether this app understands everything in a text, and may so bind an editor to it. The ProseMirror binding deletes what
 * it cannot build, for everybody: an unknown node, the whole text run around an unknown mark, a node whose children do not
 * fit (opening suffices), and an unknown attribute at the next edit of its node. So a text that fails here is only shown,
 * by PlainText, which writes nothing.
 *
 * The one thing that is let through although the binding would take it out: a container that concurrent deletions have left
 * without a single letter, such as a list with no items.
 */
import type { Node, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";

/** Deeper nesting than any editor makes: not followed, so that nobody's file can exhaust the stack. */
const depthMax = 40;

export function knowsAll(fragment: Y.XmlFragment, schema: Schema): boolean {
  return fragment.toArray().every((child) => {
    const node = child instanceof Y.XmlElement ? build(child, schema, 0) : "unknown";
    return node === null || (node !== "unknown" && schema.topNodeType.contentMatch.matchType(node.type) !== null);
  });
}

/** Builds the node as the binding will. `null`: it does not fit, and holds no text that could be lost. */
function build(element: Y.XmlElement, schema: Schema, depth: number): Node | null | "unknown" {
  const type = schema.nodes[element.nodeName];
  if (!type || type.isText || depth > depthMax) return "unknown";
  const attributes: Record<string, unknown> = element.getAttributes();
  if (!hasOnly(attributes, type.spec.attrs)) return "unknown";
  const children: Node[] = [];
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlElement) {
      const node = build(child, schema, depth + 1);
      if (node === "unknown") return "unknown";
      if (node) children.push(node);
    } else if (child instanceof Y.XmlText) {
      const runs = buildRuns(child, schema);
      if (runs === "unknown") return "unknown";
      children.push(...runs);
    } else return "unknown";
  }
  try {
    return type.createChecked(attributes, children);
  } catch {
    return children.some((child) => child.textContent !== "") ? "unknown" : null;
  }
}

function buildRuns(text: Y.XmlText, schema: Schema): Node[] | "unknown" {
  const nodes: Node[] = [];
  for (const run of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof run.insert !== "string" || run.insert === "") return "unknown";
    const marks = [];
    for (const [name, value] of Object.entries(run.attributes ?? {})) {
      const type = schema.marks[name.replace(hashedName, "$1")];
      if (!type || !hasOnly(value, type.spec.attrs)) return "unknown";
      marks.push(type.create(value as Record<string, unknown>));
    }
    nodes.push(schema.text(run.insert, marks));
  }
  return nodes;
}

/** y-tiptap names a mark that may overlap itself by its type and a hash of its attributes. */
const hashedName = /(.*)--[a-zA-Z0-9+/=]{8}$/;

function hasOnly(value: unknown, known: object | undefined): boolean {
  if (value === null || typeof value !== "object") return true;
  return Object.keys(value).every((name) => name === "ychange" || (known !== undefined && Object.hasOwn(known, name)));
}
