/**
 * What one group of the profile asks: its fields, particulars of a manager or an outlet folded under the field that they belong to, and
 * the table that goes with it.
 */
import { isFilled, shownValue } from "@pendamping/shared/file/reading";
import type { ProfileField, ProfileGroup } from "@pendamping/shared/profile/fields";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { EvidenceSlot } from "../../ui/evidence/EvidenceSlot.tsx";
import { profileFieldName } from "../../ui/names/names.ts";
import { DeviceLocation } from "./DeviceLocation.tsx";
import { MembersAtAGlance } from "./members/MembersAtAGlance.tsx";
import { messages } from "./messages.ts";
import { ProfileFieldView } from "./ProfileFieldView.tsx";
import styles from "./profile.module.css";
import type { Profile } from "./state.ts";
import { TableAtAGlance } from "./tables/TableAtAGlance.tsx";

interface Fold {
  readonly kind: "fold";
  readonly of: string;
  readonly fields: readonly ProfileField[];
}
type Piece = { readonly kind: "field"; readonly field: ProfileField } | Fold;

/** The fields in order, those of one manager or outlet together. */
function piecesOf(group: ProfileGroup): Piece[] {
  const pieces: Piece[] = [];
  for (const field of group.fields) {
    const last = pieces.at(-1);
    if (field.of === undefined) pieces.push({ kind: "field", field });
    else if (last?.kind === "fold" && last.of === field.of)
      pieces[pieces.length - 1] = { ...last, fields: [...last.fields, field] };
    else pieces.push({ kind: "fold", of: field.of, fields: [field] });
  }
  return pieces;
}

export function GroupFields(props: { profile: Profile; group: ProfileGroup }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const writable = () => file.mayWrite("profile") && !file.newerThanApp();
  const pieces = createMemo(() => piecesOf(props.group));
  return (
    <div class={styles["fields"]}>
      <Show when={props.group.id === "outlets"}>
        <p class={styles["lead"]}>{t.outletsHint}</p>
      </Show>
      <For each={pieces()}>
        {(piece) =>
          piece.kind === "fold" ? (
            <Particulars profile={props.profile} group={props.group} fold={piece} writable={writable()} />
          ) : (
            <OneField profile={props.profile} group={props.group} field={piece.field} />
          )
        }
      </For>
      <For each={props.group.files}>
        {(id) => (
          <div data-wide="">
            <EvidenceSlot about={`profile/${id}`} label={profileFieldName(id)} />
          </div>
        )}
      </For>
      <Show when={props.group.id === "address" && writable()}>
        <div data-wide="">
          <DeviceLocation />
        </div>
      </Show>
      <Switch>
        <Match when={props.group.table === "members"}>
          <MembersAtAGlance />
        </Match>
        <Match when={props.group.table !== "members" && props.group.table}>
          {(table) => (
            <div data-wide="">
              <TableAtAGlance table={table()} headed={props.group.fields.length > 0} />
            </div>
          )}
        </Match>
      </Switch>
    </div>
  );
}

function OneField(props: { profile: Profile; group: ProfileGroup; field: ProfileField }) {
  const t = useMessages(messages);
  const isCounted = () => props.field.id === "identity.members" && props.profile.rows("members") > 0;
  const isWide = () => props.field.kind === "long-text" || props.field.kind === "rupiah" || props.field.kind === "flag";
  return (
    <Show when={!props.field.superseded || isFilled(props.profile.reading(props.field.id))}>
      <Show
        when={isCounted()}
        fallback={
          <div data-wide={isWide() ? "" : undefined}>
            <ProfileFieldView profile={props.profile} group={props.group} field={props.field} />
          </div>
        }
      >
        <div>
          <p class={styles["label"]}>{profileFieldName("identity.members")}</p>
          <a class={styles["counted"]} href={`${props.profile.base}/members`}>
            {t.fromList(props.profile.members() ?? 0)}
          </a>
        </div>
      </Show>
    </Show>
  );
}

/** Drawn once they are unfolded: five managers have forty-five of them. */
function Particulars(props: { profile: Profile; group: ProfileGroup; fold: Fold; writable: boolean }) {
  const t = useMessages(messages);
  const [open, setOpen] = createSignal(false);
  const isOutlet = () => props.group.id === "outlets";
  const filled = () => props.fold.fields.filter(({ id }) => isFilled(props.profile.reading(id))).length;
  const planned = () => `outlets.${props.fold.of}.planned`;
  /** An outlet is asked about once it is planned. */
  const asked = () =>
    filled() > 0 || (props.writable && (!isOutlet() || shownValue(props.profile.reading(planned())) === true));
  const name = () => t.particulars(profileFieldName(isOutlet() ? planned() : `organs.${props.fold.of}Name`));
  return (
    <Show when={asked()}>
      <details class={styles["fold"]} data-wide="" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {name()} <span>{t.filled(filled(), props.fold.fields.length)}</span>
        </summary>
        <Show when={open()}>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be the summary */}
          <div class={styles["fields"]} role="group" aria-label={name()}>
            <For each={props.fold.fields}>
              {(field) => (
                <div>
                  <ProfileFieldView profile={props.profile} group={props.group} field={field} />
                </div>
              )}
            </For>
            <Show when={isOutlet()}>
              <div data-wide="">
                <EvidenceSlot about={`profile/outlets/${props.fold.of}`} label={t.outletPhotos} />
              </div>
            </Show>
          </div>
        </Show>
      </details>
    </Show>
  );
}
