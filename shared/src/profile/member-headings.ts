/** What the columns of lists of members are called, so that a cooperative's own spreadsheet is understood as it is. */
import { membersTable } from "./tables.ts";

export type MemberField = keyof typeof membersTable.fields;
/** In the order of the form. */
export const memberFields = Object.keys(membersTable.fields) as MemberField[];

/**
 * Each in lower case without punctuation. "No" alone counts rows and is no member's number. Names of several words are recognised within
 * longer headings too, single ones only where they are the whole heading, or are marked below.
 */
const namesByField: Readonly<Record<MemberField, readonly string[]>> = {
  name: ["nama", "nama anggota", "nama lengkap", "nama sesuai ktp", "anggota", "name", "full name", "member"],
  number: [
    "no anggota",
    "nomor anggota",
    "nomor induk anggota",
    "no induk anggota",
    "nia",
    "id anggota",
    "kode anggota",
    "no buku anggota",
    "nomor buku",
    "member number",
  ],
  nik: [
    "nik",
    "no nik",
    "nomor nik",
    "nik ktp",
    "no ktp",
    "nomor ktp",
    "ktp",
    "nomor induk kependudukan",
    "no induk kependudukan",
    "no identitas",
    "nomor identitas",
  ],
  gender: ["jenis kelamin", "jns kelamin", "kelamin", "jk", "l p", "lp", "gender", "sex"],
  birthOn: [
    "tanggal lahir",
    "tgl lahir",
    "tempat tanggal lahir",
    "tempat tgl lahir",
    "ttl",
    "lahir",
    "birth date",
    "date of birth",
    "born on",
  ],
  phone: [
    "telepon",
    "no telepon",
    "nomor telepon",
    "telp",
    "no telp",
    "hp",
    "no hp",
    "nomor hp",
    "handphone",
    "no handphone",
    "ponsel",
    "wa",
    "no wa",
    "nomor wa",
    "whatsapp",
    "no whatsapp",
    "kontak",
    "phone",
    "phone number",
  ],
  address: ["alamat", "alamat rumah", "alamat lengkap", "domisili", "address"],
  occupation: ["pekerjaan", "profesi", "mata pencaharian", "occupation", "job"],
  joinedOn: [
    "tanggal masuk",
    "tgl masuk",
    "tanggal bergabung",
    "tgl bergabung",
    "tanggal gabung",
    "tanggal daftar",
    "tgl daftar",
    "tanggal menjadi anggota",
    "tanggal keanggotaan",
    "masuk sejak",
    "joined on",
  ],
  principalPaidRp: [
    "simpanan pokok",
    "simp pokok",
    "simpanan pokok dibayar",
    "setoran pokok",
    "pokok",
    "principal savings",
    "principal savings paid",
  ],
  status: ["status", "status anggota", "status keanggotaan", "keanggotaan", "membership"],
};

/** These mean the same within any heading. */
const tellingWords = ["nik", "ktp", "alamat", "pekerjaan", "telepon", "kelamin"];

const fieldByName = new Map(
  Object.entries(namesByField).flatMap(([field, names]) => names.map((name) => [name, field as MemberField] as const)),
);
/** The longest first: "tanggal lahir" before "lahir". */
const withinHeadings = [...fieldByName.keys()]
  .filter((name) => name.includes(" ") || tellingWords.includes(name))
  .toSorted((a, b) => b.length - a.length);

/** Null where the heading says nothing that a member has. */
export function fieldOfHeading(heading: string): MemberField | null {
  const whole = plain(heading.replaceAll(/\([^)]*\)/g, " "));
  const found = fieldByName.get(whole) ?? fieldByName.get(plain(heading));
  if (found) return found;
  const within = withinHeadings.find((name) => ` ${whole} `.includes(` ${name} `));
  return (within === undefined ? undefined : fieldByName.get(within)) ?? null;
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, " ")
    .replace(/\brp\b/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
