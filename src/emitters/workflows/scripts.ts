/**
 * What the steps run. The texts are the same for every platform: all that differs comes in variables, so that no name can
 * become part of a command.
 */

/** Installs this compiler and nothing of the branch, whose own packages and settings of npm are not read. */
export const INSTALL_COMPILER = `npm install --prefix "$RUNNER_TEMP/compiler" --ignore-scripts --no-audit --no-fund "provfair-compile@$COMPILER"`;

/** The compiler that was installed so. */
export const COMPILER = `"$RUNNER_TEMP/compiler/node_modules/.bin/provfair-compile"`;

/**
 * `changed=true` where a push changed the folder, an environment has no digest of the image yet, or nobody pushed: then
 * everything is built.
 */
export const HAS_CHANGED = `changed=true
if [ "$GITHUB_EVENT_NAME" = push ] && git cat-file -e "$BEFORE^{commit}" 2>/dev/null && git diff --quiet "$BEFORE" "$GITHUB_SHA" -- "$FOLDER"; then
  changed=false
  for environment in $ENVIRONMENTS; do
    jq --exit-status --arg image "$IMAGE" '.images[$image]' "$INVENTORY/$environment.json" > /dev/null 2>&1 || changed=true
  done
fi
echo "changed=$changed" >> "$GITHUB_OUTPUT"
`;

/** Writes the digest of the image that was pushed, for the job that collects them. */
export const KEEP_DIGEST = `mkdir -p "$RUNNER_TEMP/digests"
printf '%s=%s\\n' "$IMAGE" "$DIGEST" > "$RUNNER_TEMP/digests/$IMAGE"
`;

/** Puts the digests that were collected into the inventories of `$ENVIRONMENTS`. */
export const WRITE_DIGESTS = `mkdir -p "$RUNNER_TEMP/digests"
images="$(find "$RUNNER_TEMP/digests" -type f -exec cat {} + | sort | paste -s -d , -)"
if [ -z "$images" ]; then exit 0; fi
for environment in $ENVIRONMENTS; do
  ${COMPILER} inventory "$SPECIFICATION" --environment "$environment" --images "$images"
done
`;

const COMMIT_INVENTORIES = `git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
mkdir -p "$INVENTORY"
git add -- "$INVENTORY"
if git diff --cached --quiet; then
  echo "commit=$GITHUB_SHA" >> "$GITHUB_OUTPUT"
  exit 0
fi
git commit --quiet --message "Images of $GITHUB_SHA"
`;

/** `commit=…`: the commit with the new digests, which is pushed to `$BRANCH`, or the one that was built. */
export const PUSH_DIGESTS = `${COMMIT_INVENTORIES}git pull --quiet --rebase origin "$BRANCH"
git push --quiet origin "HEAD:refs/heads/$BRANCH"
echo "commit=$(git rev-parse HEAD)" >> "$GITHUB_OUTPUT"
`;

/** Offers the new digests as a pull request; `commit=…` is the commit that was built, and goes on without them. */
export const PROPOSE_DIGESTS = `${COMMIT_INVENTORIES}git push --quiet --force origin "HEAD:refs/heads/$PROPOSAL"
if [ -z "$(gh pr list --head "$PROPOSAL" --base "$BRANCH" --state open --json number --jq '.[].number')" ]; then
  gh pr create --head "$PROPOSAL" --base "$BRANCH" --title "Images of $GITHUB_SHA" --body "The digests of the images that were built. What is merged is deployed."
fi
echo "commit=$GITHUB_SHA" >> "$GITHUB_OUTPUT"
`;

/** Stops where nobody would be asked: the environment has to have required reviewers. */
export const REQUIRE_REVIEWERS = `reviewers="$(gh api "repos/$GITHUB_REPOSITORY/environments/$ENVIRONMENT" --jq '[.protection_rules[]? | select(.type == "required_reviewers")] | length' || echo 0)"
if [ "$reviewers" = 0 ]; then
  echo "::error::the environment $ENVIRONMENT has to be approved, and has no required reviewers; add them in the settings of the repository, under Environments"
  exit 1
fi
`;

/** Counts what a saved plan would do: everything but what stays, is read, or is compared. */
const COUNT_CHANGES = `jq '[.stacks[].changes | to_entries[] | select(.key as $operation | ["same", "read", "refresh"] | index($operation) | not) | .value] | add // 0'`;

/** Stops where the pipeline's own rights are not those of the specification: it cannot change them. */
export const REQUIRE_RIGHTS = `npx provfair-compile preview "$SPECIFICATION" --environment "$ENVIRONMENT" --stack "$ACCOUNT_STACK" --quiet --save "$RUNNER_TEMP/account.json"
if [ "$(${COUNT_CHANGES} "$RUNNER_TEMP/account.json")" != 0 ]; then
  echo "::error::the stack $ACCOUNT_STACK, with what the pipeline may do, is not up to date; somebody with rights of the account has to run: provfair-compile up --environment $ENVIRONMENT --stack $ACCOUNT_STACK"
  exit 1
fi
`;

/** Saves the plan, shows it, and says `changed=true` where there is something to do. */
export const PREVIEW = `npx provfair-compile preview "$SPECIFICATION" --environment "$ENVIRONMENT" --stack "$ENVIRONMENT" --save "$RUNNER_TEMP/plan.json" | tee "$RUNNER_TEMP/preview.txt"
if [ "$(${COUNT_CHANGES} "$RUNNER_TEMP/plan.json")" = 0 ]; then changed=false; else changed=true; fi
echo "changed=$changed" >> "$GITHUB_OUTPUT"
{
  echo "### $ENVIRONMENT"
  echo '\`\`\`'
  tail -n 200 "$RUNNER_TEMP/preview.txt"
  echo '\`\`\`'
} >> "$GITHUB_STEP_SUMMARY"
`;

/** Does what the plan says, and nothing else; `code` is what it ended with. */
export const DEPLOY = `code=0
npx provfair-compile up "$SPECIFICATION" --environment "$ENVIRONMENT" --stack "$ENVIRONMENT" --plan "$RUNNER_TEMP/plan/plan.json" || code=$?
echo "code=$code" >> "$GITHUB_OUTPUT"
exit "$code"
`;

/** Lets the CDN forget what it keeps. */
export const INVALIDATE = `distribution="$(npx provfair-compile outputs "$SPECIFICATION" --environment "$ENVIRONMENT" --stack "$ENVIRONMENT" --format json | jq --exit-status --raw-output --arg stack "$ENVIRONMENT" '.[$stack].cdnDistributionId')"
aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*' --query Invalidation.Id --output text
`;

/** Brings up the repositories into which the images are pushed. */
export const BRING_UP_REPOSITORIES = `npx provfair-compile up "$SPECIFICATION" --environment "$ENVIRONMENT" --stack images`;

/** Brings up what was deployed before, whose files have been checked out. */
export const ROLL_BACK = `npx provfair-compile up "$SPECIFICATION" --environment "$ENVIRONMENT" --stack "$ENVIRONMENT"`;

export const DRIFT = `npx provfair-compile drift "$SPECIFICATION" --environment "$ENVIRONMENT" --stack "$ENVIRONMENT"`;

/** Asks each address until its answer is good enough, some minutes at most. A line: what is expected, and the address. */
export const SMOKE_TEST = `failed=0
while read -r expects url; do
  good=0
  for _ in $(seq 1 "\${ATTEMPTS:-20}"); do
    status="$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 10 "$url" || true)"
    case "$expects:$status" in
      success:[23]?? | answer:[1234]??) good=1; break ;;
    esac
    sleep "\${PAUSE:-15}"
  done
  if [ "$good" = 1 ]; then echo "$status $url"; else echo "::error::$url answers $status"; failed=1; fi
done <<< "$TESTS"
exit "$failed"
`;

/** Notes the commit that an environment runs, for the next one that has to be rolled back. */
export const RECORD = `git tag --force "$TAG"
git push --quiet --force origin "refs/tags/$TAG"
`;
