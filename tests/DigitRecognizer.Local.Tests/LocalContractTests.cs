using DigitRecognizer.Conformance.Contract;
using Xunit;

namespace DigitRecognizer.Local.Tests;

public sealed class LocalContractTests(LocalTarget target) : ContractSuite(target), IClassFixture<LocalTarget>;
