export {};
//# sourceMappingURL=zz.browser.test.d.ts.map
