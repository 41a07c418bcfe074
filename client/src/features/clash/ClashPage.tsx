/**
 * Settles a field in which several values stand because their writers had not seen each other's. Nothing is preselected; the
 * button names the value; what is not chosen stays in the history. Only for those who may write the field.
 */
import { formatInstant } from "@pendamping/shared/day";
import { idKey, type WriteId } from "@pendamping/shared/file/heads";
import type { Claim, Reading } from "@pendamping/shared/file/reading";
import { formatRupiah } from "@pendamping/shared/money";
import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import IconAsk from "~icons/ph/chat-circle-text-bold";
import IconHistory from "~icons/ph/clock-counter-clockwise-bold";
import IconPencil from "~icons/ph/pencil-simple-bold";
import { useOpenFile, useSession } from "../../app/context.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { sameReading } from "../../ui/fields/make-field-draft.ts";
import { Notice } from "../../ui/Notice.tsx";
import { fieldName, fieldValue, sectionName } from "../../ui/names/names.ts";
import { rowName } from "../../ui/names/row-name.ts";
import { Page } from "../../ui/Page.tsx";
import { roleName } from "../../ui/people/role-name.ts";
import styles from "./clash.module.css";
import { type KnownField, knownField } from "./field-kind.ts";
import { messages } from "./messages.ts";
import { OtherValue } from "./OtherValue.tsx";

type Contested = Extract<Reading<unknown>, { kind: "contested" }>;
/** Which value is chosen: the key of a claim's write, or the one written here. */
type Chosen = { readonly kind: "claim"; readonly write: string } | { readonly kind: "other" };

/** A value that took longer than this to arrive was written without signal; said as the two times. */
const arrivalGapMs = 600_000;

export default function ClashPage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const params = useParams();
  const field = createMemo(() => knownField(params["field"] ?? ""));
  return (
    <Show
      when={field()}
      keyed
      fallback={
        <Page title={t.settledTitle} back={`/files/${file.entry.id}`}>
          <Notice>{t.noneLeft}</Notice>
        </Page>
      }
    >
      {(known) => <FieldClash field={known} />}
    </Show>
  );
}

function FieldClash(props: { field: KnownField }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const navigate = useNavigate();
  const { root, key, section } = props.field;
  const base = `/files/${file.entry.id}`;
  const page = `${base}/${props.field.page}`;
  const reading = file.watch(section, props.field.read);
  const contested = createMemo(
    (): Contested | undefined => {
      const now = reading();
      return now?.kind === "contested" ? now : undefined;
    },
    undefined,
    { equals: (a, b) => a === b || (a !== undefined && b !== undefined && sameReading(a, b)) },
  );
  const claimOf = (write: string) => contested()?.claims.find((claim) => idKey(claim.id) === write);
  const [chosen, setChosen] = createSignal<Chosen | null>(null);
  const [other, setOther] = createSignal<unknown>(undefined);
  const name = () => fieldName(root, key, rowName(file.ydoc(), root, key));
  const show = (value: unknown) => (value === null ? t.cleared : fieldValue(root, key, value));
  file.setPlace(props.field.place, false);

  /** The value that the button would use; undefined while there is none. */
  const pick = (): { value: unknown } | undefined => {
    const now = chosen();
    if (now === null) return undefined;
    if (now.kind === "claim") return claimOf(now.write); // gone, if another write has covered it meanwhile
    return other() === undefined || other() === null ? undefined : { value: other() };
  };
  const settle = () => {
    const shown = contested(); // what is on the screen: later claims stay
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // takes in what is still typed
    const picked = pick();
    if (!shown) return;
    if (!picked) {
      document.querySelector<HTMLInputElement>(`input[name="clash"]${chosen() ? ":checked" : ""}`)?.focus();
      return;
    }
    file.set({ root, key, value: picked.value, label: name().toLowerCase(), shown });
    navigate(page, { replace: true });
  };

  const count = () => contested()?.claims.length ?? 0;
  return (
    <Page
      title={count() === 0 ? t.settledTitle : count() === 2 ? t.twoTitle : t.manyTitle(count())}
      subtitle={t.subtitle(file.entry.village, sectionName(section))}
      back={page}
      stack
      actions={
        <Show when={contested()}>
          <div class={styles["actions"]}>
            <Button
              kind="quiet"
              href={`${base}/notes?about=${encodeURIComponent(props.field.place)}`}
              icon={<IconAsk aria-hidden="true" />}
            >
              {t.ask}
            </Button>
            <Show when={file.mayWrite(section)}>
              <Button class={styles["use"] ?? ""} onClick={settle}>
                <Show when={pick()} fallback={t.pickFirst}>
                  {(picked) => (picked().value === null ? t.useCleared : t.use(show(picked().value)))}
                </Show>
              </Button>
            </Show>
          </div>
        </Show>
      }
    >
      <Show
        when={contested()}
        fallback={
          <Show when={file.ydoc()}>
            <Notice>
              <p>{t.noneLeft}</p>
            </Notice>
            <Button kind="quiet" href={page}>
              {t.backToField}
            </Button>
          </Show>
        }
      >
        {(clash) => (
          <>
            <p class={styles["question"]}>
              <b>{name()}</b>
              {count() === 2 ? t.two : t.many(count())}
            </p>
            <Show when={file.mayWrite(section)} fallback={<Notice>{t.notYours}</Notice>}>
              <fieldset class={styles["options"]}>
                <legend class="visually-hidden">{t.choose}</legend>
                {/* by write: another claim that arrives must not undo the choice */}
                <For each={clash().claims.map((claim) => idKey(claim.id))}>
                  {(write) => (
                    <Show when={claimOf(write)}>
                      {(claim) => (
                        <ClaimOption
                          id={claim().id}
                          text={show(claim().value)}
                          onChoose={() => setChosen({ kind: "claim", write })}
                        />
                      )}
                    </Show>
                  )}
                </For>
                <Show when={props.field.kind}>
                  {(kind) => (
                    <>
                      <label class={styles["option"]} data-low="">
                        <input type="radio" name="clash" onChange={() => setChosen({ kind: "other" })} />
                        <span class={styles["optionHead"]}>
                          <b>{t.other}</b>
                          <IconPencil aria-hidden="true" />
                        </span>
                      </label>
                      <Show when={chosen()?.kind === "other"}>
                        <OtherValue field={props.field} kind={kind()} onValue={(value) => setOther(() => value)} />
                      </Show>
                    </>
                  )}
                </Show>
              </fieldset>
            </Show>
            <Difference claims={clash().claims} isRupiah={props.field.kind?.kind === "rupiah"} />
            <p class={styles["hint"]}>
              <IconHistory width="1em" height="1em" aria-hidden="true" />
              {t.keptInHistory}
            </p>
          </>
        )}
      </Show>
    </Page>
  );
}

function ClaimOption(props: { id: WriteId; text: string; onChoose(): void }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const session = useSession();
  const author = () => file.authorOf(props.id);
  const zone = () => session.me()?.zone ?? "Asia/Jakarta";
  const time = (at: string) => formatInstant(at, zone(), language());
  const arrivedLater = () => {
    const { writtenAt, receivedAt } = author();
    return writtenAt && receivedAt && Date.parse(receivedAt) - Date.parse(writtenAt) > arrivalGapMs ? receivedAt : null;
  };
  return (
    <label class={styles["option"]}>
      <input type="radio" name="clash" onChange={() => props.onChoose()} />
      <span class={styles["optionHead"]}>
        <span class={styles["amount"]}>{props.text}</span>
        <span class={styles["radio"]} aria-hidden="true" />
      </span>
      <span class={styles["author"]}>
        <Avatar name={author().name ?? "?"} tone={author().own ? "laut" : "ungu"} />
        <span>
          <b>{author().own ? t.you : (author().name ?? t.someone)}</b>
          <Show when={roleName(author())}>{(role) => <> · {role()}</>}</Show>
          <Show when={author().writtenAt}>
            {(at) => (
              <>
                <br />
                {time(at())}
              </>
            )}
          </Show>
          <Show when={arrivedLater()}>
            {(at) => (
              <>
                <br />
                {t.arrived(time(at()))}
              </>
            )}
          </Show>
        </span>
      </span>
    </label>
  );
}

/** How far numbers lie apart: often enough to see which one is a slip. */
function Difference(props: { claims: readonly Claim<unknown>[]; isRupiah: boolean }) {
  const t = useMessages(messages);
  const numbers = () => props.claims.map((claim) => claim.value).filter((value) => typeof value === "number");
  const apart = () => (numbers().length > 1 ? Math.max(...numbers()) - Math.min(...numbers()) : 0);
  return (
    <Show when={apart() > 0}>
      <Card pad>
        <p class={styles["difference"]}>
          {numbers().length > 2 ? t.widest : t.difference}
          <b class="numbers">{props.isRupiah ? formatRupiah(apart()) : fieldValue("", "", apart())}</b>
        </p>
      </Card>
    </Show>
  );
}
