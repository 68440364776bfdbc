/**
 * Which characters are mistaken for which, estimated from all samples together. One caption that says A where
 * the image looks a little more like B is nothing; thirty of them are a batch. Where T[j][g] is the chance
 * that an image of j is labelled g, P(true j | labelled g, x) is proportional to P(j | x) T[j][g]. T comes
 * from these same probabilities (expectation maximisation), and from a prior that labels are mostly right.
 */
import { emptyTable, normalise, rowOf, type Table } from './table.ts';

/** The weight of the prior, in samples of a class, and the part of labels that it takes for right. */
const priorSamples = 50;
const priorRight = 0.9;
/** With more rounds, labels and model would confirm each other. */
const iterations = 3;

const priorOf = (from: number, to: number, classes: number): number =>
  from === to ? priorRight : (1 - priorRight) / (classes - 1);

const confusionsOf = (truth: Table, given: Int32Array, judged: Int32Array): Table => {
  const { classes } = truth;
  const table = emptyTable(classes, classes);
  for (const row of judged) {
    const label = given[row] ?? 0;
    const chances = rowOf(truth, row);
    for (let k = 0; k < classes; k++) {
      const at = k * classes + label;
      table.values[at] = (table.values[at] ?? 0) + (chances[k] ?? 0);
    }
  }
  for (let from = 0; from < classes; from++) {
    const row = rowOf(table, from);
    for (let to = 0; to < classes; to++) {
      row[to] = (row[to] ?? 0) + priorSamples * priorOf(from, to, classes);
    }
  }
  normalise(table);
  return table;
};

/**
 * @param seen by row: the probabilities of models that have not seen the row
 * @param given by row: its label
 * @param judged rows that count
 * @returns by row: the chances of each class to be the true one, the label taken into account
 */
export const weighLabels = (seen: Table, given: Int32Array, judged: Int32Array): Table => {
  const { classes } = seen;
  let truth = seen;
  for (let iteration = 0; iteration < iterations; iteration++) {
    const confusions = confusionsOf(truth, given, judged);
    const next = emptyTable(given.length, classes);
    for (const row of judged) {
      const [from, into] = [rowOf(seen, row), rowOf(next, row)];
      const label = given[row] ?? 0;
      for (let k = 0; k < classes; k++) {
        into[k] = (from[k] ?? 0) * (confusions.values[k * classes + label] ?? 0);
      }
    }
    normalise(next);
    truth = next;
  }
  return truth;
};
