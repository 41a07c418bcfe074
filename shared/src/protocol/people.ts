/** `GET /api/people`: every account with what it has been assigned, for administrators. */
import * as v from "valibot";
import { roles } from "../people/roles.ts";

const assignmentSchema = v.object({
  id: v.string(),
  /** A prefix of the wilayah code; empty for the nation. */
  scope: v.string(),
  startsOn: v.string(),
  endsOn: v.nullable(v.string()),
  endedAt: v.nullable(v.string()),
  decree: v.nullable(v.string()),
});
export type AssignmentEntry = v.InferOutput<typeof assignmentSchema>;

const personEntry = v.object({
  account: v.string(),
  username: v.string(),
  name: v.string(),
  role: v.picklist(roles),
  position: v.nullable(v.string()),
  place: v.string(),
  assignments: v.array(assignmentSchema),
});
export type PersonEntry = v.InferOutput<typeof personEntry>;

export const peopleSchema = v.object({ people: v.array(personEntry) });

/** The answer to `POST /api/assignments/:id/end`. */
export const endedAssignmentSchema = v.object({ id: v.string(), endedAt: v.string() });
