/** Completions for PowerShell, from 5.1 on. @module */
import { type CompletionWords, flagsOf, PROGRAMS } from "./completion_words.ts";

/** A script for the profile. */
export function powershellCompletions(words: CompletionWords): string {
  const { commands, flags } = words;
  const list = (items: readonly string[]) => items.map(quoted).join(", ");
  const table = (rows: readonly (readonly [string, readonly string[]])[]) =>
    rows.map(([name, items]) => `    ${quoted(name)} = @(${list(items)})`).join("\n");
  const names = commands.map(({ name }) => name);
  const values = flags.flatMap(({ name, value }) =>
    typeof value === "string" ? [] : [[name, value] as const]
  );
  const operands = commands.flatMap(({ name, operand }) =>
    typeof operand === "string" ? [] : [[name, operand] as const]
  );
  const own = names.map((name) => [name, flagsOf(words, name).map((flag) => flag.name)] as const);
  const named = (value: string) => flags.filter((flag) => flag.value === value).map((f) => f.name);
  return `# Completions of pypi-mcp for PowerShell: pypi-mcp completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ${list(PROGRAMS)} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $values = @{
${table(values)}
  }
  $operands = @{
${table([...operands, ["help", names]])}
  }
  $flags = @{
${table(own)}
  }
  $files = @(${list(named("file"))})
  $texts = @(${list(named("text"))})
  $command = ''
  $operand = ''
  $before = ''
  $skip = $false
  foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
    if ($element.Extent.EndOffset -ge $cursorPosition) { break }
    $word = $element.ToString()
    if ($skip) { $skip = $false; $before = ''; continue }
    $before = $word
    if ($values.ContainsKey($word) -or $files -contains $word -or $texts -contains $word) {
      $skip = $true
    } elseif (-not $word.StartsWith('-')) {
      if ($command -eq '') { $command = $word } else { $operand = $word }
    }
  }
  if ($skip -and ($files -contains $before -or $texts -contains $before)) { return }
  $offered = @()
  if ($skip -and $values.ContainsKey($before)) {
    $offered = $values[$before]
  } elseif ($wordToComplete.StartsWith('-')) {
    if ($command -eq '') { $offered = $flags['serve'] }
    elseif ($flags.ContainsKey($command)) { $offered = $flags[$command] }
  } elseif ($command -eq '') {
    $offered = @(${list([...names, "help"])})
  } elseif ($operand -eq '' -and $operands.ContainsKey($command)) {
    $offered = $operands[$command]
  }
  $offered | Where-Object { $_.StartsWith($wordToComplete) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
