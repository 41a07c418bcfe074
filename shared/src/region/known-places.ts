/**
 * What the tables do not say: which districts of a regency lie on islands of their own, and in which order one meets the districts
 * of the mainland on the road. Villages have no coordinates in the tables, so nearness comes from here.
 *
 * Source: general geographical knowledge, checked only against the tables' island names (Gayam and Nonggunong share Sapudi, Arjasa
 * and Kangayan share Kangean); no survey. A regency that is not listed counts every district as a place, in the order of codes.
 */
export interface KnownPlace {
  readonly name: string;
  readonly districts: readonly string[];
  /** The island, as the tables name it, that stands for the group on a map. */
  readonly island: string;
}

export interface KnownRegency {
  /** Reached by boat. */
  readonly islands: readonly KnownPlace[];
  /** Codes of the mainland's districts, neighbours side by side. */
  readonly mainland: readonly string[];
}

export const knownRegencies: Readonly<Record<string, KnownRegency | undefined>> = {
  "3529": {
    islands: [
      { name: "Pulau Giligenting", districts: ["352908"], island: "Pulau Giligenting" },
      { name: "Pulau Poteran", districts: ["352904"], island: "Pulau Poteran" },
      { name: "Pulau Sapudi", districts: ["352920", "352921"], island: "Pulau Sapudi" },
      { name: "Kepulauan Ra'as", districts: ["352922"], island: "Pulau Ra'as" },
      { name: "Kepulauan Masalembu", districts: ["352923"], island: "Pulau Masalembu" },
      { name: "Kepulauan Kangean", districts: ["352924", "352927"], island: "Pulau Kangean" },
      { name: "Kepulauan Sapeken", districts: ["352925"], island: "Pulau Sapeken" },
    ],
    mainland: [
      "352911", // Pragaan
      "352909", // Guluk-Guluk
      "352910", // Ganding
      "352905", // Bluto
      "352906", // Saronggi
      "352907", // Lenteng
      "352915", // Rubaru
      "352913", // Pasongsongan
      "352912", // Ambunten
      "352914", // Dasuk
      "352903", // Manding
      "352926", // Batuan
      "352901", // Kota Sumenep
      "352902", // Kalianget
      "352919", // Gapura
      "352918", // Dungkek
      "352916", // Batang Batang
      "352917", // Batuputih
    ],
  },
};
