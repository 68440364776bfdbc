import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

const at = () => {
  let time = 5000;
  const pace = createPace(() => time);
  return {
    pace,
    wait: (seconds: number) => {
      time += seconds * 1000;
    },
  };
};

test('too little is known at first', () => {
  const { pace, wait } = at();
  expect(pace.perMinute()).toBeNull();
  pace.count(1);
  wait(2);
  expect(pace.perMinute()).toBeNull();
  pace.count(1);
  expect(pace.perMinute()).toBe(60);
});

test('of an even run it is what a minute brings, however long it has gone on', () => {
  const { pace, wait } = at();
  for (let answer = 0; answer < 1000; answer += 1) {
    wait(0.25);
    pace.count(2);
  }
  expect(pace.perMinute()).toBeGreaterThan(475);
  expect(pace.perMinute()).toBeLessThan(490);
});

test('what is older than a minute is forgotten', () => {
  const { pace, wait } = at();
  for (let answer = 0; answer < 100; answer += 1) pace.count(10);
  wait(59);
  expect(pace.perMinute()).toBeGreaterThan(900);
  wait(2);
  expect(pace.perMinute()).toBeNull();
  pace.count(3);
  wait(1);
  pace.count(3);
  expect(pace.perMinute()).toBeCloseTo(6, 0);
});
