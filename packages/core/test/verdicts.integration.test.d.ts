export {};
//# sourceMappingURL=verdicts.integration.test.d.ts.map
