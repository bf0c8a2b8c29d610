/** Completions for zsh. @module */
import { type CompletedFlag, type CompletionWords, flagsOf, PROGRAMS } from "./completion_words.ts";

/** A script to be sourced after `compinit`, or put into `fpath` as `_pypi-mcp`. */
export function zshCompletions(words: CompletionWords): string {
  const { commands, flags } = words;
  const patterns = (fits: (flag: CompletedFlag) => boolean) =>
    flags.filter(fits).map(({ name }) => name).join("|");
  const enumerated = flags.flatMap(({ name, value }) =>
    typeof value === "string" ? [] : [`    ${name}) compadd -- ${value.join(" ")}; return ;;`]
  );
  const described = (items: readonly { readonly name: string; readonly help: string }[]) =>
    items.map(({ name, help }) => `      ${quoted(`${name}:${help}`)}`).join("\n");
  const own = commands.map(({ name }) =>
    `    ${name})\n      items=(\n${described(flagsOf(words, name))}\n      )\n      ;;`
  );
  const operands = commands.flatMap(({ name, operand }) =>
    typeof operand === "string" ? [] : [`    ${name}) compadd -- ${operand.join(" ")} ;;`]
  );
  return `#compdef ${PROGRAMS.join(" ")}
# Completions of pypi-mcp for zsh: source <(pypi-mcp completions zsh)
_pypi_mcp() {
  local before="" command="" operand="" word
  local -i index
  local -a items
  for ((index = 2; index < CURRENT; index++)); do
    word="\${words[index]}"
    before=""
    case "$word" in
    (${patterns(({ value }) => value !== "nothing")})
      before="$word"
      index=$((index + 1))
      ;;
    (-*) ;;
    (*) if [[ -z "$command" ]]; then command="$word"; else operand="$word"; fi ;;
    esac
  done
  if ((index <= CURRENT)); then before=""; fi
  if [[ "\${words[CURRENT]}" == --*=* ]]; then
    before="\${words[CURRENT]%%=*}"
    compset -P '*='
  fi
  case "$before" in
    ${patterns(({ value }) => value === "file")}) _files; return ;;
    ${patterns(({ value }) => value === "text")}) return ;;
${enumerated.join("\n")}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    case "\${command:-serve}" in
${own.join("\n")}
    esac
    _describe flag items
    return
  fi
  if [[ -z "$command" ]]; then
    items=(
${described([...commands, { name: "help", help: "what a command accepts" }])}
    )
    _describe command items
    return
  fi
  if [[ -n "$operand" ]]; then return; fi
  case "$command" in
    help) compadd -- ${commands.map(({ name }) => name).join(" ")} ;;
${operands.join("\n")}
  esac
}
if [[ "\${funcstack[1]}" == _pypi[-_]mcp ]]; then
  _pypi_mcp "$@"
else
  compdef _pypi_mcp ${PROGRAMS.join(" ")}
fi`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
