// Figures in words, as Figures.cs says them when the page is rendered.

const count = (n) => n.toLocaleString("en-US");
const people = (n) => (n === 1 ? "1 person" : `${count(n)} people`);
const mean = (value) => value.toFixed(2);

// Shares have four decimals; going by whole ten-thousandths keeps binary fractions from rounding the wrong way.
const percent = (share) => `${Math.round(Math.round(share * 10000) / 100)}%`;

const STATES = {
  NO_RESPONSES: "No answers yet",
  BELOW_MIN_N: "Too few answers yet",
  NOT_ENOUGH_YET: "Too few answers yet",
  SMALL_CATEGORY: "An answer has very few people",
  MASKED: "Shown as \"at most\" or \"at least\"",
  COMPLEMENTARY: "Hidden to protect another figure",
  WITHHELD: "Not released yet",
};

export const words = {
  respondents: (n) => (n === null ? "Too few people so far to show a number" : `${people(n)} so far`),

  base(cell) {
    if (cell.n === null) {
      return cell.reason?.code === "WITHHELD" ? "Not released yet." : "Too few answers to show yet.";
    }
    return `${people(cell.n)} answered.${cell.value === null ? "" : ` Mean ${mean(cell.value)}.`}`;
  },

  count: (cell) => (cell.n === null ? "not shown" : count(cell.n)),

  value(cell, isShare) {
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
    const figure = cell.value === null ? Math.abs(cell.bound ?? 0) : (cell.value - empty) / (full - empty);
    return `${Number((Math.min(Math.max(figure, 0), 1) * 100).toFixed(2))}%`;
  },
};
