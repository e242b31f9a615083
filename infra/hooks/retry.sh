# shellcheck shell=sh
# Runs az with the arguments given. It is run again, for ten minutes, while a role assigned a moment ago is not known everywhere yet,
# or Azure is busy. Any other failure is final at once. HOOK_ATTEMPTS and HOOK_PAUSE (seconds) change the limits.
retry_az() {
  az_errors=$(mktemp)
  az_attempt=1
  until az "$@" 2>"${az_errors}"; do
    cat "${az_errors}" >&2
    if ! grep -qiE 'required permissions|AuthorizationPermissionMismatch|AuthorizationFailure|not authorized to perform this operation|ServerBusy|server is busy|TooManyRequests|throttl|OperationTimedOut|timed out|connection (reset|aborted)' "${az_errors}" \
      || [ "${az_attempt}" -ge "${HOOK_ATTEMPTS:-21}" ]; then
      rm -f "${az_errors}"
      return 1
    fi
    az_attempt=$((az_attempt + 1))
    echo "Trying again in ${HOOK_PAUSE:-30} s: a new role may not be known everywhere yet." >&2
    sleep "${HOOK_PAUSE:-30}"
  done
  rm -f "${az_errors}"
}
