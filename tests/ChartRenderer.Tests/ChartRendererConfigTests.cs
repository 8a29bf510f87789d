using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Pipeline.Nodes.ChartRenderer.Charts;

namespace Pipeline.Nodes.ChartRenderer.Tests;

public sealed class ChartRendererConfigTests
{
    [Fact]
    public void Defaults_EmptySection_AreThese() =>
        Assert.Equal(
            new ChartRendererConfig(
                Charts: null, Formats: null, Report: true, ChartDpi: 100, Width: 10, Height: 5.6, PictureTheme.Light, Title: null, TopN: 15, MaxSeries: 8,
                CurrencyFormat.Symbol, NumberFormat.English),
            JsonSerializer.Deserialize("{}", ChartRendererJson.Default.ChartRendererConfig));

    [Theory]
    [InlineData(nameof(ChartRendererConfig.ChartDpi), 50, 1200)]
    [InlineData(nameof(ChartRendererConfig.Width), 4.0, 24.0)]
    [InlineData(nameof(ChartRendererConfig.Height), 3.0, 24.0)]
    [InlineData(nameof(ChartRendererConfig.TopN), 1, 100)]
    [InlineData(nameof(ChartRendererConfig.MaxSeries), 1, 8)]
    public void Range_ANumber_IsThis(string member, object minimum, object maximum)
    {
        RangeAttribute? range = typeof(ChartRendererConfig).GetProperty(member)?.GetCustomAttribute<RangeAttribute>();

        Assert.Equal((minimum, maximum), (range?.Minimum, range?.Maximum));
    }

    [Fact]
    public void Description_EverySetting_HasOne() =>
        Assert.All(
            typeof(ChartRendererConfig).GetProperties(BindingFlags.Public | BindingFlags.Instance),
            property => Assert.NotNull(property.GetCustomAttribute<DescriptionAttribute>()));
}
