/**
 * The fields of one legality item. The state comes first: "submitted" asks where and since when, and says by itself when that
 * is longer ago than usual; "not needed" asks why. Which fields prove the item is the rule set's to say.
 */
import { shownValue } from "@pendamping/shared/file/reading";
import type { LegalityFieldName, LegalityStatus } from "@pendamping/shared/legality/access";
import type { Expiry } from "@pendamping/shared/legality/expiry";
import { outletRule } from "@pendamping/shared/rule-set/rule-set";
import { A } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import IconComplete from "~icons/ph/check-circle-bold";
import IconNotStarted from "~icons/ph/circle-dashed-bold";
import IconInProgress from "~icons/ph/circle-half-bold";
import IconSubmitted from "~icons/ph/hourglass-medium-bold";
import IconNotNeeded from "~icons/ph/minus-circle-bold";
import IconStuck from "~icons/ph/warning-circle-bold";
import { useOpenFile } from "../../app/context.ts";
import { capital } from "../../i18n/capital.ts";
import { language } from "../../i18n/language.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useRuleSets } from "../../sync/rule-sets.ts";
import { Chip, Chips } from "../../ui/Chip.tsx";
import { EvidenceSlot } from "../../ui/evidence/EvidenceSlot.tsx";
import { type Choice, ChoiceField } from "../../ui/fields/ChoiceField.tsx";
import { CountField } from "../../ui/fields/CountField.tsx";
import { DayField } from "../../ui/fields/DayField.tsx";
import { DigitsField } from "../../ui/fields/DigitsField.tsx";
import { expectedDigits } from "../../ui/fields/doubt-words.ts";
import { SharedTextField } from "../../ui/fields/SharedTextField.tsx";
import { TextField } from "../../ui/fields/TextField.tsx";
import { issuerName, legalityItemName } from "../../ui/names/item-names.ts";
import { legalityFieldName, legalityStatusName } from "../../ui/names/names.ts";
import styles from "./legality.module.css";
import { messages } from "./messages.ts";
import { createLegalityField, createRemark, expiryText, type Legality, type Step } from "./state.ts";

interface ItemProps {
  legality: Legality;
  /** Fixed for the life of the form: another item is another form. */
  item: string;
}

export function ItemForm(props: ItemProps) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const step = () => props.legality.step(props.item);
  const status = () => shownValue(step()?.item.status ?? { kind: "absent" });
  const remark = createRemark(props.item);
  const outlet = () => {
    const kind = step()?.item.outlet;
    return kind ? outletRule(useRuleSets().current(), kind) : undefined;
  };
  const outletLines = () => {
    const { kbli = [], licences = [] } = outlet() ?? {};
    return [
      ...(kbli.length > 0 ? [t.kbliList(kbli.join(", "))] : []),
      ...(licences.length > 0 ? [t.licences(licences.map((licence) => licence[language()]).join(", "))] : []),
    ];
  };
  return (
    <div class={styles["form"]}>
      <Show when={step()?.waitingFor.length}>
        <p class={styles["lead"]}>
          {t.needsFirst}
          <For each={step()?.waitingFor}>
            {(id, index) => (
              <>
                {index() > 0 ? t.and : ""}
                <A class={styles["link"]} href={`${props.legality.base}/${id}`}>
                  {legalityItemName(id)}
                </A>
              </>
            )}
          </For>
          {t.needsFirstEnd}
        </p>
      </Show>
      <div class={styles["group"]}>
        <StatusField {...props} />
        <Show when={status() === "submitted"}>
          <div class={styles["pair"]}>
            <SubmittedTo {...props} />
            <ItemField {...props} name="submittedOn" label={t.since} chips />
          </div>
          <Show when={step()?.stuck} fallback={<UsualDays step={step()} />}>
            {(stuck) => (
              <p class={styles["stuck"]} role="status">
                <IconStuck aria-hidden="true" />
                {t.stuckShort(stuck().days)}
              </p>
            )}
          </Show>
        </Show>
        <Show when={status() === "not-needed"}>
          <ItemField {...props} name="notNeededReason" label={t.reason} />
        </Show>
      </div>
      <For each={outletLines()}>{(line) => <p class={styles["lead"]}>{line}</p>}</For>
      <For each={step()?.item.rule.fields ?? []}>{(name) => <ItemField {...props} name={name} chips />}</For>
      <Show when={step()?.expiry}>{(expiry) => <ExpiryLine expiry={expiry()} />}</Show>
      <EvidenceSlot about={`legality/${props.item}`} />
      <div class={styles["pair"]}>
        <ItemField {...props} name="responsible" />
        <ItemField {...props} name="targetOn" />
      </div>
      <Show when={step()?.overdueDays}>
        {(days) => (
          <p class={styles["stuck"]}>
            <IconStuck aria-hidden="true" />
            {t.overdueLine(days())}
          </p>
        )}
      </Show>
      <SharedTextField
        label={t.remark}
        hint={t.remarkHint}
        text={remark.text}
        reading={remark.reading}
        writable={file.mayWrite("legality") && !file.newerThanApp()}
        writing={(now) => file.setPlace(`legality/${props.item}`, now)}
      />
    </div>
  );
}

/** How long it lies at its issuer already, against what is usual there. */
function UsualDays(props: { step: Step | undefined }) {
  const t = useMessages(messages);
  const usual = () => props.step?.item.rule.usualDays ?? null;
  const days = () => props.step?.submittedDays ?? -1;
  return (
    <Show when={days() >= 0 && usual() !== null}>
      <p class={styles["lead"]}>{t.usually(days(), usual() ?? 0)}</p>
    </Show>
  );
}

/** Until when it counts, and what to do in time. */
function ExpiryLine(props: { expiry: Expiry }) {
  const t = useMessages(messages);
  return (
    <Show
      when={props.expiry.state !== "valid"}
      fallback={<p class={styles["lead"]}>{capital(expiryText(props.expiry))}.</p>}
    >
      <p class={styles["stuck"]}>
        <IconStuck aria-hidden="true" />
        <span>
          {capital(expiryText(props.expiry))}. {props.expiry.state === "ended" ? t.renewNow : t.renew}
        </span>
      </p>
    </Show>
  );
}

function StatusField(props: ItemProps) {
  const t = useMessages(messages);
  const field = createLegalityField(props.legality, props.item, "status");
  const choices = (): Choice<LegalityStatus>[] => [
    {
      value: "not-started",
      label: legalityStatusName("not-started"),
      icon: () => <IconNotStarted aria-hidden="true" />,
    },
    {
      value: "in-progress",
      label: legalityStatusName("in-progress"),
      icon: () => <IconInProgress aria-hidden="true" />,
    },
    {
      value: "submitted",
      label: legalityStatusName("submitted"),
      icon: () => <IconSubmitted aria-hidden="true" />,
      tone: "wait",
    },
    { value: "complete", label: legalityStatusName("complete"), icon: () => <IconComplete aria-hidden="true" /> },
    {
      value: "not-needed",
      label: t.notNeededBecause,
      icon: () => <IconNotNeeded aria-hidden="true" />,
      wide: true,
    },
  ];
  return <ChoiceField field={field} label={legalityFieldName("status")} choices={choices()} standing="not-started" />;
}

/** Where it was submitted: mostly at its usual issuer, one tap. */
function SubmittedTo(props: ItemProps) {
  const t = useMessages(messages);
  const field = createLegalityField(props.legality, props.item, "submittedTo");
  const issuer = () => issuerName(props.item);
  return (
    <div>
      <TextField field={field} label={t.at} />
      <Show when={field.writable() && field.reading().kind === "absent"}>
        <div class={styles["chips"]}>
          <Chips label={t.at}>
            <Chip low onClick={() => field.set(issuer())}>
              {issuer()}
            </Chip>
          </Chips>
        </div>
      </Show>
    </div>
  );
}

const dayFields = ["issuedOn", "expiresOn", "heldOn", "submittedOn", "targetOn"] as const;
type DayName = (typeof dayFields)[number];
type TextName = Exclude<LegalityFieldName, DayName | "status" | "participants">;

function isDay(name: LegalityFieldName): name is DayName {
  return (dayFields as readonly string[]).includes(name);
}

/** Which part fills in a field follows from its name. */
function ItemField(props: ItemProps & { name: LegalityFieldName; label?: string; chips?: boolean }) {
  const label = () => props.label ?? legalityFieldName(props.name);
  const day = () => (isDay(props.name) ? props.name : undefined);
  return (
    <Switch fallback={<ItemText {...props} name={props.name as TextName} label={label()} />}>
      <Match when={day()}>
        {(name) => <ItemDay {...props} name={name()} label={label()} chips={props.chips && name() !== "expiresOn"} />}
      </Match>
      <Match when={props.name === "participants"}>
        <ItemCount {...props} label={label()} />
      </Match>
    </Switch>
  );
}

function ItemDay(props: ItemProps & { name: DayName; label: string; chips?: boolean | undefined }) {
  const field = createLegalityField(props.legality, props.item, props.name);
  return <DayField field={field} label={props.label} chips={props.chips === true} />;
}

function ItemCount(props: ItemProps & { label: string }) {
  const field = createLegalityField(props.legality, props.item, "participants");
  return <CountField field={field} label={props.label} />;
}

function ItemText(props: ItemProps & { name: TextName; label: string }) {
  const t = useMessages(messages);
  const field = createLegalityField(props.legality, props.item, props.name);
  const rule = () => props.legality.step(props.item)?.item.rule;
  const personal = () => rule()?.personal === true && props.name === "number";
  return (
    <Show
      when={props.name === "number" && rule()?.numeric}
      fallback={<TextField field={field} label={props.label} personal={personal()} />}
    >
      <DigitsField
        field={field}
        label={rule()?.digits ? t.digits(props.label, expectedDigits(rule()?.digits ?? [])) : props.label}
        hint={rule()?.digits ? t.digitsHint : undefined}
        digits={rule()?.digits}
        personal={personal()}
      />
    </Show>
  );
}
