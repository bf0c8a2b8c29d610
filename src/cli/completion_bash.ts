/** Completions for bash, from 3.2 on, which macOS has. @module */
import { type Completed, type CompletionWords, flagsOf, PROGRAMS } from "./completion_words.ts";

/** A script to be sourced. */
export function bashCompletions(words: CompletionWords): string {
  const { commands, flags } = words;
  const patterns = (value: (flag: Completed) => boolean) =>
    flags.filter((flag) => value(flag.value)).map(({ name }) => name).join("|");
  const enumerated = flags.flatMap(({ name, value }) =>
    typeof value === "string" ? [] : [`    ${name}) offered="${value.join(" ")}" ;;`]
  );
  const operands = commands.flatMap(({ name, operand }) =>
    typeof operand === "string" ? [] : [`    ${name}) operands="${operand.join(" ")}" ;;`]
  );
  const own = commands.map(({ name }) =>
    `    ${name}) flags="${flagsOf(words, name).map((flag) => flag.name).join(" ")}" ;;`
  );
  return `# Completions of pypi-mcp for bash: source <(pypi-mcp completions bash)
_pypi_mcp() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="" command="" operand="" word index
  local offered="" flags="" operands="" IFS=$' \\t\\n'
  COMPREPLY=()
  # Where "=" separates words, --flag=value comes as three of them.
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    before=""
    case "$word" in
    ${patterns((value) => value !== "nothing")})
      before="$word"
      if [ "\${COMP_WORDS[index + 1]}" = "=" ]; then index=$((index + 1)); fi
      index=$((index + 1))
      ;;
    -*) ;;
    *) if [ -z "$command" ]; then command="$word"; else operand="$word"; fi ;;
    esac
  done
  if ((index <= COMP_CWORD)); then before=""; fi
  if [ "$current" = "=" ]; then current=""; fi
  case "$before" in
  ${patterns((value) => value === "file")})
    # Line by line: as an array of words, a name with brackets or stars would stand for other files.
    while IFS= read -r word; do
      COMPREPLY[\${#COMPREPLY[@]}]="$word"
    done < <(compgen -f -- "$current")
    if type compopt >/dev/null 2>&1; then compopt -o filenames 2>/dev/null; fi
    return
    ;;
  ${patterns((value) => value === "text")}) return ;;
  esac
  case "$before" in
${enumerated.join("\n")}
  esac
  if [ -n "$offered" ]; then
    COMPREPLY=($(compgen -W "$offered" -- "$current"))
    return
  fi
  case "\${command:-serve}" in
${own.join("\n")}
  esac
  if [ "\${current:0:1}" = "-" ]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
    return
  fi
  if [ -z "$command" ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} help" -- "$current"))
    return
  fi
  case "$command" in
    help) operands="${commands.map(({ name }) => name).join(" ")}" ;;
${operands.join("\n")}
  esac
  if [ -z "$operand" ]; then COMPREPLY=($(compgen -W "$operands" -- "$current")); fi
}
complete -F _pypi_mcp ${PROGRAMS.join(" ")}`;
}
