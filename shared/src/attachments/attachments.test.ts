import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createYdoc } from "../file/ydoc.ts";
import { propertyRuns } from "../testing/property-runs.ts";
import { addAttachment, countAttachments, readAttachments, restoreAttachment, withdrawAttachment } from "./access.ts";
import { attachmentMimes, sniffMime } from "./content.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 1, minute)).toISOString();
const photo = (minute: number, more: Partial<Parameters<typeof addAttachment>[1]> = {}) => ({
  about: "legality/nib",
  name: "nib.jpg",
  mime: "image/jpeg" as const,
  bytes: 212_000,
  sha256: minute.toString(16).padStart(64, "0"),
  addedAt: at(minute),
  zone: "Asia/Jakarta" as const,
  ...more,
});

test("attachments stand under what they prove, the first added first", () => {
  const ydoc = createYdoc();
  const second = addAttachment(ydoc, photo(9));
  const first = addAttachment(ydoc, photo(2, { takenOn: "2026-11-20" }));
  addAttachment(ydoc, photo(3, { about: "financing/main:ktp" }));
  const nib = readAttachments(ydoc, "legality/nib");
  expect(nib.map(({ id }) => id)).toEqual([first, second]);
  expect(nib[0]).toMatchObject({ ...photo(2), takenOn: "2026-11-20", withdrawnAt: null });
  expect(nib[0]?.writeId.client).toBe(ydoc.clientID);
  expect(readAttachments(ydoc)).toHaveLength(3);
});

test("withdrawing takes an attachment out of the count and loses nothing", () => {
  const ydoc = createYdoc();
  const id = addAttachment(ydoc, photo(1));
  addAttachment(ydoc, photo(2));
  withdrawAttachment(ydoc, id, at(5));
  expect(countAttachments(ydoc).get("legality/nib")).toBe(1);
  expect(readAttachments(ydoc)[0]).toMatchObject({ id, withdrawnAt: at(5), name: "nib.jpg" });
  restoreAttachment(ydoc, id);
  expect(countAttachments(ydoc).get("legality/nib")).toBe(2);
});

test("the same content in the same place is one attachment, also after it was withdrawn", () => {
  const ydoc = createYdoc();
  const id = addAttachment(ydoc, photo(1));
  expect(addAttachment(ydoc, { ...photo(1), addedAt: at(7) })).toBe(id);
  withdrawAttachment(ydoc, id, at(8));
  expect(addAttachment(ydoc, { ...photo(1), addedAt: at(9) })).toBe(id);
  expect(readAttachments(ydoc)).toMatchObject([{ id, withdrawnAt: null }]);
  expect(addAttachment(ydoc, photo(1, { about: "legality/rat" }))).not.toBe(id);
});

test("what another client wrote and does not fit is shown as not understood, in its place where it names one", () => {
  const ydoc = createYdoc();
  const map = ydoc.getMap("attachments");
  map.set("flat", 7);
  map.set("nothing", null);
  map.set("html", new Y.Map(Object.entries({ ...photo(1), mime: "text/html" })));
  map.set("huge", new Y.Map(Object.entries({ ...photo(1), about: "plan", bytes: 2 ** 40 })));
  expect(readAttachments(ydoc).map(({ kind }) => kind)).toEqual(Array(4).fill("not-understood"));
  expect(readAttachments(ydoc, "legality/nib")).toMatchObject([{ id: "html", raw: { mime: "text/html" } }]);
  expect(countAttachments(ydoc).size).toBe(0);
});

test("whatever two people add, withdraw and restore apart, both see the same afterwards", () => {
  const steps = fc.array(fc.tuple(fc.nat(1), fc.nat(3), fc.constantFrom("add", "withdraw", "restore")), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(steps, (done) => {
      const [siti, ahmad] = [createYdoc(), createYdoc()];
      for (const [who, which, what] of done) {
        const ydoc = who === 0 ? siti : ahmad;
        const id = readAttachments(ydoc)[which]?.id ?? "none";
        if (what === "add") addAttachment(ydoc, photo(which));
        else if (what === "withdraw") withdrawAttachment(ydoc, id, at(which));
        else restoreAttachment(ydoc, id);
      }
      Y.applyUpdate(siti, Y.encodeStateAsUpdate(ahmad));
      Y.applyUpdate(ahmad, Y.encodeStateAsUpdate(siti));
      expect(readAttachments(siti)).toEqual(readAttachments(ahmad));
    }),
    propertyRuns(60),
  );
});

test("content is known by its first bytes, and nothing else is taken for a photo", () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const first = ["\xff\xd8\xff\xe0..JFIF..", "\x89PNG\r\n\x1a\n....", "RIFF\x10\x00\x00\x00WEBPVP8 ", "%PDF-1.7\n"];
  expect(first.map((text) => sniffMime(bytes(text)))).toEqual([...attachmentMimes]);
  for (const text of ["", "\xff\xd8", "RIFF\x10\x00\x00\x00WAVE", "<!doctype html>", " %PDF-1.7", "GIF89a......"])
    expect(sniffMime(bytes(text))).toBeNull();
});
