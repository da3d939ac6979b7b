/** How the verifying engine answers a program in each of the two runs. */
import type { ValueSource } from "../../graph/evaluate.ts";
import { isSecretProperty, previewValues } from "../../graph/preview-values.ts";
import type { Relations } from "../../graph/relations.ts";
import { typeFacts } from "../../graph/sdk-facts.ts";
import { isSecretWire, secretWire, UNKNOWN, type Wire } from "../../graph/wire.ts";
import { type Answers, configurationToken, createAnswers } from "./answers.ts";
import { compareValues } from "./compare-values.ts";
import { expectedOf } from "./expected.ts";
import type { Responder } from "./monitor.ts";
import type { InvokeCall, Registered, Run } from "./registration.ts";

export interface Conversation {
  readonly run: Run;
  readonly expected: Registered;
  readonly responder: Responder;
}

/** Answers each output with a token that names it, as an update of existing resources has a value for each. */
export function valuesConversation(relations: Relations): Conversation {
  const answers = createAnswers(relations);
  const expected = expectedOf(relations, answers.values, "values");
  const responder: Responder = {
    id: ({ id }) => answers.id(id),
    state: ({ id, type }) => answers.state(id, type),
    results: (call) => resultsOf(call, expected, relations, answers),
  };
  return { run: "values", expected, responder };
}

/**
 * Answers as the real engine does in a first preview with a provider that computes none: inputs come back, everything
 * else is unknown, and nothing of a remote component is known.
 */
export function previewConversation(relations: Relations): Conversation {
  const values = previewValues(relations, configurationToken);
  const answers = createAnswers(relations);
  const expected = expectedOf(relations, values, "preview");
  const responder: Responder = {
    id: () => "",
    state: ({ id, type, kind }, sent) => {
      if (kind === "remote component") return {};
      const state: Record<string, Wire> = {};
      for (const [property, value] of Object.entries(sent)) {
        const secret = isSecret(id, type, property, relations, values) && !isSecretWire(value);
        state[property] = secret ? secretWire(value) : value;
      }
      return state;
    },
    results: (call) => {
      const results = resultsOf(call, expected, relations, answers);
      return Object.fromEntries(Object.keys(results).map((name) => [name, UNKNOWN]));
    },
  };
  return { run: "preview", expected, responder };
}

function isSecret(id: string, type: string, property: string, relations: Relations, values: ValueSource): boolean {
  const node = relations.find(id);
  if (node) return isSecretProperty(node, property, values);
  return typeFacts(type)?.secretOutputs.includes(property) ?? false;
}

/** The results of the graph's call with the same arguments and provider, or else of its first of the same function. */
function resultsOf(call: InvokeCall, expected: Registered, relations: Relations, answers: Answers) {
  // Whatever the order of the members, in which the SDK sends them.
  const isSame = ({ inputs, options }: InvokeCall) =>
    options["provider"] === call.options["provider"] && compareValues("", inputs, call.inputs).length === 0;
  const candidates = expected.invokes.filter(({ token }) => token === call.token);
  const match = candidates.find(isSame) ?? candidates[0];
  return match?.node === undefined ? {} : answers.results(relations.node(match.node));
}
