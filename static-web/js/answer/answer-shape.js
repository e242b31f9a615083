// Both modes' answers in one shape: { tab, mode, attempt, text, confidence, accepted, reason, digits, weakest, polarity, layers, times },
// digits being [{ text, confidence, probabilities, accepted, box, input }] with boxes in shares of the picture.
export function asAnswer({ answer, place, times }, tab, mode, attempt) {
  const { picture } = answer;
  const inShares = place ?? ((box) => ({
    x: box.x / picture.width,
    y: box.y / picture.height,
    width: box.width / picture.width,
    height: box.height / picture.height,
  }));
  const digits = (answer.digits ?? [answer]).map((digit) => ({
    text: digit.label ?? String(digit.predicted_class),
    confidence: digit.confidence,
    probabilities: digit.probabilities,
    accepted: digit.accepted,
    box: digit.box && inShares(digit.box),
    input: digit.input && bytes(digit.input),
  }));
  return {
    tab,
    mode,
    attempt,
    times,
    digits,
    text: answer.number ?? digits[0].text,
    confidence: answer.confidence,
    accepted: answer.accepted,
    reason: answer.reason,
    weakest: digits.reduce((least, digit, i) => (digit.confidence < digits[least].confidence ? i : least), 0),
    polarity: answer.polarity,
    layers: answer.layers?.map((layer) => ({ ...layer, values: bytes(layer.values) })),
  };
}

const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
