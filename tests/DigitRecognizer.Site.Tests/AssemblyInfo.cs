using DigitRecognizer.Site.Tests.Infrastructure;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(BrowserHost))]
[assembly: AssemblyFixture(typeof(SiteHost))]
// A browser keeps more than one core busy by itself.
[assembly: Parallelization(MaxThreads = 2)]
