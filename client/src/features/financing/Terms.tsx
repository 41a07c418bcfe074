/** The figures of an application, and under them all else that the letter to the bank says. */
import { isFilled } from "@pendamping/shared/file/reading";
import type { ApplicationField } from "@pendamping/shared/financing/applications";
import { repaymentMethods } from "@pendamping/shared/rule-set/rule-set";
import { createSignal, createUniqueId, Show } from "solid-js";
import IconFold from "~icons/ph/caret-down-bold";
import { useMessages } from "../../i18n/messages.ts";
import { Card } from "../../ui/Card.tsx";
import { ChoiceField } from "../../ui/fields/ChoiceField.tsx";
import { DayField } from "../../ui/fields/DayField.tsx";
import { DigitsField } from "../../ui/fields/DigitsField.tsx";
import { PercentField } from "../../ui/fields/QuantityField.tsx";
import { RupiahField } from "../../ui/fields/RupiahField.tsx";
import { LongTextField, TextField } from "../../ui/fields/TextField.tsx";
import { labelText } from "../../ui/names/item-names.ts";
import { applicationFieldName, repaymentMethodName } from "../../ui/names/names.ts";
import styles from "./financing.module.css";
import { MonthsField } from "./MonthsField.tsx";
import { messages } from "./messages.ts";
import { SchemeLine } from "./SchemeChooser.tsx";
import { createApplicationField, type OneApplication } from "./state.ts";

export function Terms(props: { application: OneApplication }) {
  const amount = createApplicationField(props.application, "amountRp");
  const tenor = createApplicationField(props.application, "tenorMonths");
  const grace = createApplicationField(props.application, "graceMonths");
  return (
    <Card pad id="terms" class={styles["terms"] ?? ""}>
      <RupiahField field={amount} label={applicationFieldName("amountRp")} />
      <div class={styles["pair"]}>
        <MonthsField field={tenor} label={applicationFieldName("tenorMonths")} />
        <MonthsField field={grace} label={applicationFieldName("graceMonths")} />
      </div>
    </Card>
  );
}

const detailFields = [
  "bank",
  "branch",
  "purpose",
  "disburseOn",
  "supportNote",
  "contactName",
  "contactNik",
  "contactPhone",
] as const satisfies readonly ApplicationField[];

export function Details(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const id = createUniqueId();
  const filled = () => {
    const row = props.application.row();
    return row ? detailFields.filter((field) => isFilled(row.fields[field])).length : 0;
  };
  const [open, setOpen] = createSignal(false);
  return (
    <Card>
      <button
        type="button"
        class={styles["headButton"]}
        aria-expanded={open()}
        aria-controls={id}
        onClick={() => setOpen(!open())}
      >
        <span class={styles["grow"]}>
          <b>{t.details}</b>
          <span class={styles["detail"]}>{t.detailsFilled(filled(), detailFields.length)}</span>
        </span>
        <IconFold class={styles["fold"]} aria-hidden="true" />
      </button>
      <div id={id} hidden={!open()}>
        <Show when={open()}>
          <DetailsForm application={props.application} />
        </Show>
      </div>
    </Card>
  );
}

function DetailsForm(props: { application: OneApplication }) {
  const t = useMessages(messages);
  const { application } = props;
  const lenders = () =>
    application.known()?.scheme.lenders.map((lender) => ({ value: lender.id, label: labelText(lender) })) ?? [];
  const methods = () =>
    (application.known()?.scheme.methods ?? repaymentMethods).map((value) => ({
      value,
      label: repaymentMethodName(value),
    }));
  return (
    <div class={styles["form"]}>
      <SchemeLine application={application} />
      <ChoiceField
        field={createApplicationField(application, "bank")}
        label={applicationFieldName("bank")}
        choices={lenders()}
      />
      <TextField field={createApplicationField(application, "branch")} label={applicationFieldName("branch")} />
      <ChoiceField
        field={createApplicationField(application, "method")}
        label={applicationFieldName("method")}
        choices={methods()}
        standing={application.known()?.scheme.methods[0] ?? "annuity"}
      />
      <Show when={application.known()?.scheme.annualRateBp === null}>
        <PercentField
          field={createApplicationField(application, "annualRateBp")}
          label={applicationFieldName("annualRateBp")}
        />
      </Show>
      <DayField
        field={createApplicationField(application, "disburseOn")}
        label={applicationFieldName("disburseOn")}
        hint={t.disburseHint}
      />
      <LongTextField
        field={createApplicationField(application, "purpose")}
        label={applicationFieldName("purpose")}
        hint={t.purposeHint}
      />
      <LongTextField
        field={createApplicationField(application, "supportNote")}
        label={applicationFieldName("supportNote")}
        hint={t.supportHint}
      />
      <h3>{t.contact}</h3>
      <TextField
        field={createApplicationField(application, "contactName")}
        label={applicationFieldName("contactName")}
      />
      <DigitsField
        field={createApplicationField(application, "contactNik")}
        label={applicationFieldName("contactNik")}
        digits={[16]}
        personal
      />
      <TextField
        field={createApplicationField(application, "contactPhone")}
        label={applicationFieldName("contactPhone")}
        kind="tel"
        personal
      />
    </div>
  );
}
