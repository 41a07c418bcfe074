/** The roles that take part, from the village to the ministry. A person has one role; labels are in the client's messages. */
export const roles = [
  "assistant",
  "manager",
  "supervisor",
  "village-official",
  "pmo",
  "regency-office",
  "province-office",
  "ministry",
  "admin",
] as const;
export type Role = (typeof roles)[number];

/** Positions within a cooperative or a village office; shown beside the name, no right depends on them. */
export const positions = [
  "chair",
  "deputy-business",
  "deputy-members",
  "secretary",
  "treasurer",
  "supervisor-chair",
  "supervisor",
  "village-head",
  "village-secretary",
] as const;
export type Position = (typeof positions)[number];
