/** A field's name as a part of its own, for a page that is drawn before all names are on board. */
import { fieldName } from "./names.ts";

export default function FieldName(props: { root: string; name: string | null }) {
  return <>{fieldName(props.root, props.name)}</>;
}
