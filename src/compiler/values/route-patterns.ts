/**
 * Path patterns of listener rules: `*` stands for any text, `?` for one character, everything else for itself, capital
 * letters included (AWS: Application Load Balancers, path conditions).
 */

/** Whether some path matches both patterns. */
export function patternsOverlap(a: string, b: string): boolean {
  return reaches(a, b, (left, right) => {
    if (left === "*" || right === "*") return "both";
    return left === right || left === "?" || right === "?" ? "step" : "none";
  });
}

/**
 * Whether every path that matches `inner` matches `outer`. Never true where it does not hold; false for a few pairs that
 * only a search through all paths could tell, such as `/*?` and `/?*`.
 */
export function patternCovers(outer: string, inner: string): boolean {
  return reaches(outer, inner, (left, right) => {
    if (left === "*") return "both";
    if (right === "*") return "none";
    return left === right || left === "?" ? "step" : "none";
  });
}

/** The text in front of the first wildcard. */
export function literalPrefix(pattern: string): string {
  const wild = pattern.search(/[*?]/);
  return wild < 0 ? pattern : pattern.slice(0, wild);
}

/** How many wildcards a pattern has. */
export function wildcards(pattern: string): number {
  return pattern.replace(/[^*?]/g, "").length;
}

/** Walks both texts at once: `step` goes on in both, `both` in either one, for a wildcard that takes what it likes. */
function reaches(a: string, b: string, pair: (left: string, right: string) => "none" | "step" | "both"): boolean {
  const columns = b.length + 1;
  const reached = new Uint8Array((a.length + 1) * columns);
  reached[0] = 1;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (reached[i * columns + j] === 0) continue;
      const [left, right] = [a[i] ?? "", b[j] ?? ""];
      const move =
        left === "" || right === "" ? (left === "*" || right === "*" ? pair(left, right) : "none") : pair(left, right);
      if (move === "step") reached[(i + 1) * columns + j + 1] = 1;
      if (move === "both" && i < a.length) reached[(i + 1) * columns + j] = 1;
      if (move === "both" && j < b.length) reached[i * columns + j + 1] = 1;
    }
  }
  return reached[reached.length - 1] === 1;
}
