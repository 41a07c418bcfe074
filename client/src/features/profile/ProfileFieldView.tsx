/** One field of the profile, filled in by the part that its kind asks for. */
import { dayOf } from "@pendamping/shared/day";
import { shownValue } from "@pendamping/shared/file/reading";
import { doubtAbout } from "@pendamping/shared/profile/doubt";
import type { ProfileField, ProfileGroup } from "@pendamping/shared/profile/fields";
import type { Component } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useOpenFile, useSession } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { ChoiceField } from "../../ui/fields/ChoiceField.tsx";
import { CountField } from "../../ui/fields/CountField.tsx";
import { DayField } from "../../ui/fields/DayField.tsx";
import { DecimalField } from "../../ui/fields/DecimalField.tsx";
import { DigitsField } from "../../ui/fields/DigitsField.tsx";
import { doubtWords } from "../../ui/fields/doubt-words.ts";
import { RupiahField } from "../../ui/fields/RupiahField.tsx";
import { LongTextField, TextField } from "../../ui/fields/TextField.tsx";
import {
  particularName,
  particularOf,
  profileChoiceName,
  profileFieldName,
  profileValue,
} from "../../ui/names/names.ts";
import { messages } from "./messages.ts";
import { createProfileField, type Profile } from "./state.ts";

interface ViewProps {
  profile: Profile;
  group: ProfileGroup;
  field: ProfileField;
}

/** Each kind's part makes its own field: a call in a prop would make one at each look. */
const partByKind: Record<ProfileField["kind"], Component<ViewProps>> = {
  text: Text,
  phone: Text,
  email: Text,
  "long-text"(props) {
    const field = createProfileField<string>(props.profile, props.group, props.field);
    return <LongTextField field={field} {...about(props)} />;
  },
  rupiah(props) {
    const field = createProfileField<number>(props.profile, props.group, props.field);
    return <RupiahField field={field} {...about(props)} />;
  },
  day(props) {
    const field = createProfileField<string>(props.profile, props.group, props.field);
    return (
      <DayField
        field={field}
        {...about(props)}
        doubt={doubtIn(props, shownValue(field.reading()))}
        personal={props.field.personal}
      />
    );
  },
  digits(props) {
    const field = createProfileField<string>(props.profile, props.group, props.field);
    return (
      <DigitsField
        field={field}
        {...about(props)}
        digits={props.field.digits}
        personal={props.field.personal}
        doubt={doubtIn(props, shownValue(field.reading()))}
      />
    );
  },
  count(props) {
    const field = createProfileField<number>(props.profile, props.group, props.field);
    return <CountField field={field} {...about(props)} />;
  },
  decimal(props) {
    const t = useMessages(messages);
    const field = createProfileField<number>(props.profile, props.group, props.field);
    return (
      <DecimalField
        field={field}
        {...about(props)}
        hint={props.field.axis ? t.coordinatesHint : undefined}
        doubt={doubtIn(props, shownValue(field.reading()))}
      />
    );
  },
  choice(props) {
    const field = createProfileField<string>(props.profile, props.group, props.field);
    const choices = () =>
      (props.field.choices ?? []).map((value) => ({ value, label: profileChoiceName(props.field.id, value) }));
    return <ChoiceField field={field} {...about(props)} choices={choices()} />;
  },
  flag(props) {
    const field = createProfileField<boolean>(props.profile, props.group, props.field);
    const choices = () => [true, false].map((value) => ({ value, label: profileValue(props.field, value) }));
    return <ChoiceField field={field} {...about(props)} choices={choices()} />;
  },
};

export function ProfileFieldView(props: ViewProps) {
  return <Dynamic component={partByKind[props.field.kind]} {...props} />;
}

function Text(props: ViewProps) {
  const field = createProfileField<string>(props.profile, props.group, props.field);
  const kind = () => (props.field.kind === "phone" ? "tel" : props.field.kind === "email" ? "email" : "text");
  return (
    <TextField
      field={field}
      {...about(props)}
      kind={kind()}
      doubt={doubtIn(props, shownValue(field.reading()))}
      personal={props.field.personal}
    />
  );
}

/** A manager's NIK is compared with the birth date and gender that stand beside it. */
function doubtIn(props: ViewProps, value: unknown): string | undefined {
  const session = useSession();
  const { of } = props.field;
  const beside = (name: string) => of && shownValue(props.profile.reading(`organs.${of}${name}`));
  const doubt = doubtAbout(props.field, value, {
    today: dayOf(new Date(), session.me()?.zone ?? "Asia/Jakarta"),
    birthOn: beside("BirthOn"),
    gender: beside("Gender"),
  });
  return doubt ? doubtWords(doubt) : undefined;
}

function about(props: ViewProps) {
  const t = useMessages(messages);
  const file = useOpenFile();
  return {
    get label() {
      const { of, id } = props.field;
      if (of !== undefined) return particularName(particularOf(id, of)); // within a fold that names whose it is
      const name = profileFieldName(id);
      const isExtra = props.field.optional && props.field.kind !== "flag" && file.mayWrite("profile");
      return isExtra ? `${name} (${t.optional})` : name;
    },
  };
}
