// Figures in words, as Figures.cs says them when the page is rendered.

const count = (n) => n.toLocaleString("en-US");
const people = (n) => (n === 1 ? "1 person" : `${count(n)} people`);

// Figures have four decimals; going by whole ten-thousandths keeps binary fractions from rounding the wrong way.
const units = (value) => Math.round(value * 10000);
const percent = (share) => `${Math.round(units(share) / 100)}%`;

function mean(value) {
  const hundredths = Math.sign(value) * Math.round(Math.abs(units(value)) / 100);
  return (hundredths / 100).toFixed(2);
}

// Decimals of an estimate would say more than is known.
function whole(estimate) {
  return `${Math.sign(estimate) * Math.round(Math.abs(units(estimate)) / 10000) || 0}`;
}

const STATES = {
  NO_RESPONSES: "No answers yet",
  BELOW_MIN_N: "Too few answers yet",
  NOT_ENOUGH_YET: "Too few answers yet",
  NOT_ENOUGH_VOTES: "Not enough votes yet",
  SMALL_CATEGORY: "An answer has very few people",
  MASKED: "Shown as \"at most\" or \"at least\"",
  COMPLEMENTARY: "Hidden to protect another figure",
  WITHHELD: "Not released yet",
};

export const words = {
  respondents: (n) => (n === null ? "Too few people so far to show a number" : `${people(n)} so far`),

  base(cell) {
    if (cell.reason?.code === "WITHHELD") {
      return "Not released yet.";
    }
    if (cell.n === null) {
      return "Too few answers to show yet.";
    }
    return `${people(cell.n)} answered.${cell.value === null ? "" : ` Mean ${mean(cell.value)}.`}`;
  },

  count: (cell) => (cell.n === null ? "not shown" : count(cell.n)),

  value(cell, isShare) {
    if (cell.low !== null) {
      return `${whole(cell.value)} (${whole(cell.low)} to ${whole(cell.high)})`;
    }
    if (cell.value !== null) {
      return isShare ? percent(cell.value) : mean(cell.value);
    }
    if (cell.bound === null) {
      return "not shown";
    }
    return cell.bound > 0 ? `at least ${percent(cell.bound)}` : `at most ${percent(-cell.bound)}`;
  },

  state: (cell) => (cell.reason ? (STATES[cell.reason.code] ?? "In releases only") : "Shown"),

  length(cell, empty, full) {
    const [figure, none, all] = cell.value === null ? [Math.abs(cell.bound ?? 0), 0, 1] : [cell.value, empty, full];
    const filled = Math.round(((units(figure) - units(none)) * 10000) / (units(all) - units(none)));
    return `${Math.min(Math.max(filled, 0), 10000) / 100}%`;
  },
};
