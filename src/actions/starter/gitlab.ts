// The pipeline of GitLab CI.

export function gitlab(): string {
  return `# Checks the cards at every push, builds the site, and writes the due list each workday morning.
# Made by \`cardfile init --ci\`; yours to change.
# For the morning list make a schedule, Build > Pipeline schedules: 30 4 * * 1-5
default:
  image: node:24
  before_script:
    - npm install

stages: [check, site, publish, due]

# What is wrong is shown at its line, in the merge request that brought it (Code Quality).
check:
  stage: check
  rules:
    - if: $CI_PIPELINE_SOURCE != "schedule"
  script:
    - npx cardfile validate --format gitlab > gl-code-quality-report.json || status=$?
    - npx cardfile validate || true
    - exit \${status:-0}
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
    paths: [gl-code-quality-report.json]

site:
  stage: site
  needs: []
  rules:
    - if: $CI_PIPELINE_SOURCE != "schedule"
  script:
    - npx cardfile build --out site
  artifacts:
    paths: [site]

# Who may see the pages is set in Settings > General > Visibility: nothing is published until somebody who knows that
# sets the CI/CD variable CARDFILE_PAGES to yes.
pages:
  stage: publish
  needs: [site]
  before_script: []
  rules:
    - if: $CARDFILE_PAGES == "yes" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "schedule"
  script:
    - mv site public
  artifacts:
    paths: [public]

# Whole and per owner, to read in the job's log, mail, print and subscribe to.
due:
  stage: due
  needs: []
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
    - if: $CI_PIPELINE_SOURCE == "web"
  script:
    - npx cardfile due --shared --out due
    - cat due/due.md
  artifacts:
    expose_as: due list
    paths: [due/]
`
}
