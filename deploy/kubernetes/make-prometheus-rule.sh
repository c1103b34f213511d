#!/usr/bin/env bash
# Makes prometheus-rule.yaml from ../prometheus/driftmeter.rules.yml, after a change of the rules; it takes some minutes.
# Anchors and merge keys are expanded: Kubernetes knows none. PrometheusRuleTest does it, and fails while the two differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -ntp -pl monitor-examples -am test \
  -Dtest=PrometheusRuleTest -Dsurefire.failIfNoSpecifiedTests=false -Ddriftmeter.write=true
