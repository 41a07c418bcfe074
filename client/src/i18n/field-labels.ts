/**
 * The name of every field of a file, for the forms that show it and for all who speak about it elsewhere: a suggestion, a
 * clash, a note, an undo step. `shared/profile/fields.ts` and `shared/legality/access.ts` define the keys; a key without a
 * name here fails field-labels.test.ts. Items and outlets have their labels in the rule set.
 */
import type { LegalityFieldName, LegalityStatus } from "@pendamping/shared/legality/access";
import type { PlanSectionId } from "@pendamping/shared/plan/outline";
import { type OutletKind, outletRule, type RuleSet } from "@pendamping/shared/rule-set/rule-set";
import type { Language } from "./language.ts";

interface FieldWords {
  readonly sections: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
  /** By flat key. */
  readonly profile: Readonly<Record<string, string>>;
  readonly outletPlanned: (outlet: string) => string;
  readonly choices: Readonly<Record<string, string>>;
  readonly legality: Readonly<Record<LegalityFieldName, string>>;
  readonly statuses: Readonly<Record<LegalityStatus, string>>;
  readonly remark: string;
  readonly plan: Readonly<Record<PlanSectionId, string>>;
}

export const fieldWords: Readonly<Record<Language, FieldWords>> = {
  id: {
    sections: {
      meta: "Berkas",
      profile: "Profil",
      legality: "Legalitas",
      plan: "Rencana usaha",
      financing: "Pembiayaan",
      activities: "Kegiatan",
      notes: "Catatan",
      tasks: "Tugas",
      attachments: "Lampiran",
    },
    groups: {
      identity: "Koperasi",
      meeting: "Rapat pendirian",
      address: "Alamat kantor",
      contact: "Kontak",
      capital: "Modal",
      organs: "Pengurus dan pengawas",
      outlets: "Gerai yang direncanakan",
    },
    profile: {
      "identity.name": "Nama koperasi",
      "identity.form": "Bentuk koperasi",
      "identity.pattern": "Pola pengelolaan",
      "identity.workingArea": "Wilayah kerja",
      "identity.foundedOn": "Tanggal berdiri",
      "identity.members": "Jumlah anggota",
      "identity.about": "Tentang koperasi",
      "meeting.heldOn": "Tanggal rapat",
      "meeting.place": "Tempat rapat",
      "meeting.participants": "Jumlah peserta",
      "address.street": "Alamat kantor",
      "address.rt": "RT",
      "address.rw": "RW",
      "address.postcode": "Kode pos",
      "address.latitude": "Lintang",
      "address.longitude": "Bujur",
      "contact.phone": "Telepon",
      "contact.email": "Surel",
      "capital.principalSavingsRp": "Simpanan pokok per anggota",
      "capital.mandatorySavingsRp": "Simpanan wajib per bulan",
      "capital.initialRp": "Modal awal",
      "capital.grantRp": "Hibah",
      "organs.chairName": "Ketua",
      "organs.chairPhone": "Telepon ketua",
      "organs.deputyBusinessName": "Wakil ketua bidang usaha",
      "organs.deputyBusinessPhone": "Telepon wakil bidang usaha",
      "organs.deputyMembersName": "Wakil ketua bidang anggota",
      "organs.deputyMembersPhone": "Telepon wakil bidang anggota",
      "organs.secretaryName": "Sekretaris",
      "organs.secretaryPhone": "Telepon sekretaris",
      "organs.treasurerName": "Bendahara",
      "organs.treasurerPhone": "Telepon bendahara",
      "organs.supervisorChairName": "Ketua pengawas",
      "organs.supervisorSecondName": "Pengawas kedua",
      "organs.supervisorThirdName": "Pengawas ketiga",
    },
    outletPlanned: (outlet) => `${outlet} direncanakan`,
    choices: {
      primary: "Primer",
      secondary: "Sekunder",
      conventional: "Konvensional",
      sharia: "Syariah",
      true: "Ya",
      false: "Tidak",
    },
    legality: {
      status: "Status",
      number: "Nomor",
      issuedOn: "Tanggal terbit",
      expiresOn: "Berlaku sampai",
      heldOn: "Tanggal rapat",
      participants: "Jumlah peserta",
      issuer: "Penerbit",
      notary: "Notaris",
      bank: "Bank",
      holder: "Atas nama",
      accountName: "Nama akun",
      submittedTo: "Diajukan di",
      submittedOn: "Diajukan sejak",
      responsible: "Penanggung jawab",
      targetOn: "Target",
      notNeededReason: "Alasan tidak perlu",
    },
    statuses: {
      "not-started": "Belum mulai",
      "in-progress": "Dikerjakan",
      submitted: "Diajukan",
      complete: "Selesai",
      "not-needed": "Tidak perlu",
    },
    remark: "Keterangan",
    plan: {
      market: "Pasar dan pemasaran",
      operations: "Teknis dan operasional",
      organisation: "Manajemen dan organisasi",
      capital: "Keuangan dan permodalan",
      legality: "Legalitas dan perizinan",
      environment: "Sosial dan lingkungan",
    },
  },
  en: {
    sections: {
      meta: "File",
      profile: "Profile",
      legality: "Legality",
      plan: "Business plan",
      financing: "Financing",
      activities: "Activities",
      notes: "Notes",
      tasks: "Tasks",
      attachments: "Attachments",
    },
    groups: {
      identity: "Cooperative",
      meeting: "Founding meeting",
      address: "Office address",
      contact: "Contact",
      capital: "Capital",
      organs: "Managers and supervisors",
      outlets: "Outlets planned",
    },
    profile: {
      "identity.name": "Name of the cooperative",
      "identity.form": "Form",
      "identity.pattern": "Way of managing",
      "identity.workingArea": "Working area",
      "identity.foundedOn": "Founded on",
      "identity.members": "Members",
      "identity.about": "About the cooperative",
      "meeting.heldOn": "Date of the meeting",
      "meeting.place": "Place of the meeting",
      "meeting.participants": "Participants",
      "address.street": "Office address",
      "address.rt": "RT",
      "address.rw": "RW",
      "address.postcode": "Postcode",
      "address.latitude": "Latitude",
      "address.longitude": "Longitude",
      "contact.phone": "Phone",
      "contact.email": "Email",
      "capital.principalSavingsRp": "Principal savings per member",
      "capital.mandatorySavingsRp": "Mandatory savings per month",
      "capital.initialRp": "Initial capital",
      "capital.grantRp": "Grant",
      "organs.chairName": "Chair",
      "organs.chairPhone": "Chair's phone",
      "organs.deputyBusinessName": "Deputy for business",
      "organs.deputyBusinessPhone": "Business deputy's phone",
      "organs.deputyMembersName": "Deputy for members",
      "organs.deputyMembersPhone": "Members deputy's phone",
      "organs.secretaryName": "Secretary",
      "organs.secretaryPhone": "Secretary's phone",
      "organs.treasurerName": "Treasurer",
      "organs.treasurerPhone": "Treasurer's phone",
      "organs.supervisorChairName": "Chair of the supervisors",
      "organs.supervisorSecondName": "Second supervisor",
      "organs.supervisorThirdName": "Third supervisor",
    },
    outletPlanned: (outlet) => `${outlet} planned`,
    choices: {
      primary: "Primary",
      secondary: "Secondary",
      conventional: "Conventional",
      sharia: "Sharia",
      true: "Yes",
      false: "No",
    },
    legality: {
      status: "Status",
      number: "Number",
      issuedOn: "Issued on",
      expiresOn: "Valid until",
      heldOn: "Date of the meeting",
      participants: "Participants",
      issuer: "Issuer",
      notary: "Notary",
      bank: "Bank",
      holder: "In the name of",
      accountName: "Account name",
      submittedTo: "Submitted to",
      submittedOn: "Submitted on",
      responsible: "Person responsible",
      targetOn: "Due date",
      notNeededReason: "Why it is not needed",
    },
    statuses: {
      "not-started": "Not started",
      "in-progress": "In progress",
      submitted: "Submitted",
      complete: "Done",
      "not-needed": "Not needed",
    },
    remark: "Remark",
    plan: {
      market: "Market and marketing",
      operations: "Technical and operational",
      organisation: "Management and organisation",
      capital: "Finance and capital",
      legality: "Legality and licences",
      environment: "Social and environmental",
    },
  },
};

/** The label of an item of the legality list: "NIB", "Izin gerai: Apotek desa". An id that the rule set does not know stands as it is. */
export function legalityItemLabel(itemId: string, ruleSet: RuleSet, language: Language): string {
  const [id, outlet] = itemId.split("/", 2);
  const label = ruleSet.legality.find((rule) => rule.id === id)?.label[language] ?? itemId;
  const outletLabel = outlet && outletRule(ruleSet, outlet as OutletKind)?.label[language];
  return outletLabel ? `${label}: ${outletLabel}` : label;
}

export interface FieldName {
  /** "Legalitas" */
  readonly section: string;
  /** "NIB": the item, aspect or group that the field belongs to; null where the label says enough. */
  readonly within: string | null;
  /** "Nomor" */
  readonly label: string;
}

/** How to speak of one field or text: `root` as in the document, `key` of a map's field, null for a text. */
export function fieldName(root: string, key: string | null, ruleSet: RuleSet, language: Language): FieldName {
  const words = fieldWords[language];
  const [sectionId = root, text] = root.split(/:(.*)/s, 2);
  const section = own(words.sections, sectionId) ?? sectionId;
  if (sectionId === "plan" && text !== undefined)
    return { section, within: null, label: own(words.plan, text) ?? text };
  if (sectionId === "legality") {
    if (text !== undefined) return { section, within: legalityItemLabel(text, ruleSet, language), label: words.remark };
    const dot = key?.lastIndexOf(".") ?? -1;
    if (key && dot > 0) {
      const field = key.slice(dot + 1);
      const label = own(words.legality, field) ?? field;
      return { section, within: legalityItemLabel(key.slice(0, dot), ruleSet, language), label };
    }
  }
  if (sectionId === "profile" && key !== null)
    return { section, within: null, label: profileLabel(key, ruleSet, language) };
  return { section, within: null, label: key === null || sectionId === "notes" ? section : key };
}

/** The label of a profile field by its flat key. */
export function profileLabel(key: string, ruleSet: RuleSet, language: Language): string {
  const words = fieldWords[language];
  const outlet = /^outlets\.(.+)\.planned$/.exec(key)?.[1];
  if (outlet) return words.outletPlanned(outletRule(ruleSet, outlet as OutletKind)?.label[language] ?? outlet);
  return own(words.profile, key) ?? key;
}

/** Keys come from other people's documents: "constructor" names nothing. */
function own(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
