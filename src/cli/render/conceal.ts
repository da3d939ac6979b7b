/** What a frame may not show: values that a finding calls a secret, and what is one by its own marks. */
import { withoutMarkedSecrets } from "../../compiler/values/secrets.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";

const COVER = "•";

/** The sources with every character of a secret covered; offsets stay as they are. */
export function concealSecrets(diagnostics: readonly Diagnostic[], sources: readonly Source[]): readonly Source[] {
  const spans = diagnostics.flatMap(({ conceals }) => conceals ?? []);
  return sources.map((source) => {
    let text = withoutMarkedSecrets(source.text, cover);
    for (const { file, start, end } of spans) {
      if (file === source.name) text = text.slice(0, start) + cover(text.slice(start, end)) + text.slice(end);
    }
    return text === source.text ? source : { name: source.name, text };
  });
}

/** As many units as before, line breaks where they were. */
function cover(text: string): string {
  return text.replace(/[^\r\n]/g, COVER);
}
