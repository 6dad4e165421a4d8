// @ts-nocheck
import assert from "node:assert/strict";
import test from "node:test";
import { RosterPeople } from "attendance/roster-people.js";

const person = (id, attended_s, more = {}) => ({
  id, name: `P${id}`, initials: "P", organisation: "", region: "", online: true, attended_s, devices: 1, is_host: false, ...more,
});
const update = (content_s, people, more = {}) => ({ full: false, is_counting: true, content_s, people, ...more });
const seconds = (roster, nowMs) => Object.fromEntries([...roster.people.values()].map((one) => [one.id, roster.attended(one, nowMs).seconds]));

test("those online grow by themselves while the content runs, as the server foretells it", () => {
  const roster = new RosterPeople();
  roster.update(update(10, [person(1, 10), person(2, 5, { online: false })], { full: true }), 0);
  assert.deepEqual(seconds(roster, 9_999), { 1: 19, 2: 5 });
  roster.update(update(20, []), 10_100);
  assert.deepEqual(seconds(roster, 10_100), { 1: 20, 2: 5 });
  roster.update(update(40, [person(1, 32, { online: false })]), 30_000);
  assert.deepEqual(seconds(roster, 60_000), { 1: 32, 2: 5 });
});

test("a break stops them", () => {
  const roster = new RosterPeople();
  roster.update(update(10, [person(1, 10)], { full: true }), 0);
  roster.stop(3_500);
  assert.deepEqual(seconds(roster, 60_000), { 1: 13 });
  roster.update(update(14, [], { is_counting: false }), 61_000);
  assert.deepEqual(seconds(roster, 99_000), { 1: 14 });
});

test("percent is of the content so far, rounded down, never above 100", () => {
  const roster = new RosterPeople();
  roster.update(update(100, [person(1, 79), person(2, 101, { online: false }), person(3, 0)], { full: true }), 0);
  assert.deepEqual([...roster.people.values()].map((one) => roster.attended(one, 0).percent), [79, 100, 0]);
  roster.update(update(0, [person(1, 0)], { full: true }), 0);
  assert.equal(roster.attended(roster.people.get(1), 0).percent, 0);
});

test("the team stands first, then who is there, then who was, each by name", () => {
  const roster = new RosterPeople();
  const names = [["Я", {}], ["Ә", {}], ["Б", { online: false }], ["В", { is_host: true }]];
  roster.update(update(0, names.map(([name, more], id) => person(id, 0, { name, ...more })), { full: true }), 0);
  assert.deepEqual(roster.arranged("", "kk").map(({ name }) => name), ["В", "Ә", "Я", "Б"]);
  assert.deepEqual(roster.arranged("ә", "kk").map(({ name }) => name), ["Ә"]);
});

test("regions count participants who are there", () => {
  const roster = new RosterPeople();
  const people = [["A", {}], ["B", {}], ["B", {}], ["C", { online: false }], ["A", { is_host: true }]];
  roster.update(update(0, people.map(([region, more], id) => person(id, 0, { region, ...more })), { full: true }), 0);
  assert.deepEqual(roster.byRegion("en"), [["B", 2], ["A", 1]]);
  assert.equal(roster.present.length, 3);
});

test("a full list replaces what was known", () => {
  const roster = new RosterPeople();
  roster.update(update(5, [person(1, 5)], { full: true }), 0);
  roster.update(update(9, [person(2, 1)], { full: true }), 0);
  assert.deepEqual(seconds(roster, 0), { 2: 1 });
});

test("a region's share is the mean of those of it who are there", () => {
  const roster = new RosterPeople();
  const people = [person(1, 100, { region: "Almaty" }), person(2, 50, { region: "Almaty" }), person(3, 10, { region: "Almaty", online: false }), person(4, 20, { region: "Astana" })];
  roster.update(update(100, people, { full: true, is_counting: false }), 0);
  assert.deepEqual([roster.shareOf("Almaty", 0), roster.shareOf("Astana", 0), roster.shareOf("Aktau", 0)], [75, 20, 0]);
});

const need = (id, more = {}) => ({ id, credits: "0", waiting: "", next_credits: "1", next_at_s: 3000, checks: 0, ...more });
const needs = (people, more = {}) => ({ full: false, unit: "h", max_credits: "1.8", people, ...more });

test("what is missing shrinks with the content, in begun minutes, and stands still for who has left", () => {
  const roster = new RosterPeople();
  roster.update(update(600, [person(1, 600), person(2, 600, { online: false }), person(3, 0)], { full: true }), 0);
  roster.updateNeeds(needs([need(1, { checks: 2 }), need(2, { credits: "0.2" })], { full: true }));
  const minutes = (id, nowMs) => roster.missing(roster.people.get(id), nowMs)?.minutes;
  assert.deepEqual(roster.missing(roster.people.get(1), 0), { credits: "0", waiting: "", next: "1", minutes: 40, checks: 2 });
  assert.deepEqual([minutes(1, 1_000), minutes(1, 60_000), minutes(1, 60_999), minutes(1, 61_000)], [40, 39, 39, 39]);
  assert.deepEqual([minutes(1, 2_399_000), minutes(1, 2_400_000)], [1, 0]);
  assert.equal(minutes(2, 2_400_000), 40);
  assert.equal(roster.missing(roster.people.get(3), 0), null); // has no place
});

test("a full list of needs replaces the one before, others are put in", () => {
  const roster = new RosterPeople();
  roster.update(update(0, [person(1, 0), person(2, 0)], { full: true, is_counting: false }), 0);
  roster.updateNeeds(needs([need(1), need(2)], { full: true }));
  roster.updateNeeds(needs([need(2, { credits: "1.8", next_credits: "", next_at_s: 0 })]));
  assert.deepEqual(roster.missing(roster.people.get(2), 0), { credits: "1.8", waiting: "", next: "", minutes: 0, checks: 0 });
  assert.equal(roster.missing(roster.people.get(1), 0).minutes, 50);
  roster.updateNeeds(needs([need(2)], { full: true }));
  assert.equal(roster.missing(roster.people.get(1), 0), null);
});

test("who has reached a step waits for the server to say so", () => {
  const roster = new RosterPeople();
  roster.update(update(3000, [person(1, 3000)], { full: true, is_counting: false }), 0);
  roster.updateNeeds(needs([need(1)], { full: true }));
  assert.equal(roster.missing(roster.people.get(1), 0).next, "");
  roster.updateNeeds(needs([need(1, { checks: 1 })]));
  assert.equal(roster.missing(roster.people.get(1), 0).next, "1");
});
