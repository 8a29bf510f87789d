using Pipeline.Nodes.ChartRenderer.Charts;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class ThemeTests
{
    // Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
    private static readonly Dictionary<string, double[]> Visions = new()
    {
        ["usual"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    public static TheoryData<string, bool> VisionNames()
    {
        TheoryData<string, bool> cases = [];
        foreach (string vision in Visions.Keys)
        {
            cases.Add(vision, false);
            cases.Add(vision, true);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(VisionNames))]
    public void Palette_AnyColourVision_EveryTwoColoursAreToldApart(string vision, bool dark)
    {
        const double ClearlyDifferent = 15;
        ColorScheme scheme = dark ? ColorScheme.Dark : ColorScheme.Light;
        SKColor[] colors = [.. Theme.Palette.Append(Ink.Other).Append(Ink.Background).Select(scheme.Color)];

        for (int i = 0; i < colors.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double distance = Distance(Seen(colors[i], Visions[vision]), Seen(colors[j], Visions[vision]));
                Assert.True(distance >= ClearlyDifferent, $"{colors[i]} and {colors[j]} are {distance:0.0} apart");
            }
        }
    }

    /// <summary>A colour in CIE Lab as it appears to an eye.</summary>
    private static (double L, double A, double B) Seen(SKColor color, double[] vision)
    {
        double[] rgb = [Linear(color.Red), Linear(color.Green), Linear(color.Blue)];
        double[] seen = [.. Enumerable.Range(0, 3).Select(row => Math.Clamp(Enumerable.Range(0, 3).Sum(i => vision[row * 3 + i] * rgb[i]), 0, 1))];
        double x = Curve((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
        double y = Curve(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = Curve((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double Linear(byte channel) => channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow((channel / 255.0 + 0.055) / 1.055, 2.4);

    private static double Curve(double value) => value > 0.008856 ? Math.Cbrt(value) : 7.787 * value + 16.0 / 116;

    private static double Distance((double L, double A, double B) a, (double L, double A, double B) b) =>
        Math.Sqrt((a.L - b.L) * (a.L - b.L) + (a.A - b.A) * (a.A - b.A) + (a.B - b.B) * (a.B - b.B));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Texts_OnTheirGround_HaveTheContrastThatReadersNeed(bool dark)
    {
        // 4.5 to 1: Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.
        ColorScheme scheme = dark ? ColorScheme.Dark : ColorScheme.Light;

        Assert.All(new[] { Ink.Text, Ink.Muted }, ink => Assert.InRange(Contrast(scheme.Color(ink), scheme.Color(Ink.Background)), 4.5, 21));
    }

    private static double Contrast(SKColor a, SKColor b)
    {
        double[] lights = [.. new[] { a, b }.Select(color => 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue)).Order()];
        return (lights[1] + 0.05) / (lights[0] + 0.05);
    }
}
