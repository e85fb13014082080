// Prints "passed failed skipped" from a result that vitest wrote as JSON.
import { readFileSync } from 'node:fs'

const result = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
// A file that did not load, or whose set-up threw, is failed and may hold no failed test.
const broken = result.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
)
for (const file of broken) console.error(`did not run: ${file.name}\n${file.message}`)
console.log(
  result.numPassedTests,
  result.numFailedTests + broken.length,
  result.numPendingTests + result.numTodoTests,
)
