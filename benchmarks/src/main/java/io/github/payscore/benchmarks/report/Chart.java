/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.benchmarks.report;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.style.HorizontalBarStyler;

import io.github.payscore.benchmarks.result.Completions;

/**
 * Two bar charts in one picture: the CPU and the p99 of each subject. White behind and
 * dark in front, so that it can be read on a dark page as well.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Chart {

	private static final int CPU_CALLERS = 16;

	private static final int WIDTH = 860;

	private static final int HEIGHT = 380;

	private static final Color INK = new Color(0x24292F);

	private static final Color LINES = new Color(0xD0D7DE);

	private static final Color BARS = new Color(0x2DA44E);

	private static final Pattern DECIMALS = Pattern.compile("(\\d\\.\\d{2})\\d+");

	private final EndToEndFigures figures;

	Chart(EndToEndFigures figures) {
		this.figures = figures;
		System.setProperty("java.awt.headless", "true");
	}

	byte[] svg() throws IOException {
		VectorGraphics2D graphics = new VectorGraphics2D();
		panel("CPU ms per completion", cpuCallers(), Completions::cpuMillis).paint(graphics, WIDTH, HEIGHT);
		graphics.translate(0, HEIGHT);
		panel("p99 ms", this.figures.mostCallers(), Completions::p99Millis).paint(graphics, WIDTH, HEIGHT);
		ByteArrayOutputStream svg = new ByteArrayOutputStream();
		new SVGProcessor().getDocument(graphics.getCommands(), new PageSize(WIDTH, 2 * HEIGHT)).writeTo(svg);
		return rounded(svg.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
	}

	private int cpuCallers() {
		return this.figures.callers().contains(CPU_CALLERS) ? CPU_CALLERS : this.figures.mostCallers();
	}

	// Two decimals are finer than any screen, and a third of the size
	private static String rounded(String svg) {
		return DECIMALS.matcher(svg).replaceAll("$1");
	}

	private HorizontalBarChart panel(String title, int callers, ToDoubleFunction<Completions> figure) {
		HorizontalBarChart chart = new HorizontalBarChartBuilder().width(WIDTH)
			.height(HEIGHT)
			.title("%s, %d callers".formatted(title, callers))
			.build();
		style(chart.getStyler());
		List<Completions> bars = this.figures.with(callers);
		chart.addSeries(title, bars.stream().map(figure::applyAsDouble).toList(),
				bars.stream().map(Completions::subject).toList());
		return chart;
	}

	private static void style(HorizontalBarStyler styler) {
		styler.setAvailableSpaceFill(0.7).setLabelsVisible(true).setLabelsFontColor(INK);
		styler.setChartBackgroundColor(Color.WHITE)
			.setPlotBackgroundColor(Color.WHITE)
			.setPlotBorderVisible(false)
			.setChartFontColor(INK)
			.setChartTitleFont(font(Font.BOLD, 15))
			.setChartTitleBoxVisible(false)
			.setSeriesColors(new Color[] { BARS })
			.setDecimalPattern("#,##0.00")
			.setLegendVisible(false);
		styler.setPlotGridLinesColor(LINES)
			.setAxisTickLabelsFont(font(Font.PLAIN, 12))
			.setAxisTickLabelsColor(INK)
			.setAxisTitlesVisible(false)
			// For the names of the subjects too, none of which is left out then
			.setXAxisMaxLabelCount(20);
	}

	private static Font font(int style, int size) {
		return new Font(Font.SANS_SERIF, style, size);
	}

}
