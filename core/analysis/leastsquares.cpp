// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/leastsquares.h"

#include <cassert>
#include <cmath>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_vector.h>
#include <memory>

namespace futurescope {

namespace {

template <class Thing, void (*release)(Thing *)>
struct Release
{
    void operator()(Thing *thing) const { release(thing); }
};
using Vector = std::unique_ptr<gsl_vector, Release<gsl_vector, gsl_vector_free>>;
using Matrix = std::unique_ptr<gsl_matrix, Release<gsl_matrix, gsl_matrix_free>>;
using Workspace =
    std::unique_ptr<gsl_multifit_linear_workspace, Release<gsl_multifit_linear_workspace, gsl_multifit_linear_free>>;

Estimate around(double value, double variance, double studentT)
{
    const double reach = studentT * std::sqrt(variance);
    return {value, value - reach, value + reach};
}

} // namespace

void LeastSquaresProblem::add(std::vector<double> row, double wanted)
{
    assert(m_rows.empty() || row.size() == parameters());
    m_rows.push_back(std::move(row));
    m_wanted.push_back(wanted);
}

Estimate LeastSquares::estimate(std::size_t index) const
{
    return around(parameters[index], covariance[index][index], studentT);
}

Estimate LeastSquares::ratio(std::size_t numerator, std::size_t denominator) const
{
    const double whole = parameters[denominator];
    const double value = parameters[numerator] / whole;
    const double variance = (covariance[numerator][numerator] - 2 * value * covariance[numerator][denominator]
                             + value * value * covariance[denominator][denominator])
                            / (whole * whole);
    return around(value, std::max(0.0, variance), studentT);
}

LeastSquares solve(const LeastSquaresProblem &problem)
{
    const std::size_t rows = problem.equations();
    const std::size_t columns = problem.parameters();
    assert(rows > columns && columns > 0);
    const Matrix matrix(gsl_matrix_alloc(rows, columns));
    const Vector wanted(gsl_vector_alloc(rows));
    for (std::size_t row = 0; row < rows; ++row) {
        gsl_vector_set(wanted.get(), row, problem.wanted(row));
        for (std::size_t column = 0; column < columns; ++column)
            gsl_matrix_set(matrix.get(), row, column, problem.row(row)[column]);
    }
    const Vector found(gsl_vector_alloc(columns));
    const Matrix covariance(gsl_matrix_alloc(columns, columns));
    const Workspace workspace(gsl_multifit_linear_alloc(rows, columns));
    double squares = 0;
    // The covariance comes scaled by the variance of what is left over.
    gsl_multifit_linear(matrix.get(), wanted.get(), found.get(), covariance.get(), &squares, workspace.get());

    LeastSquares solved;
    solved.studentT = gsl_cdf_tdist_Pinv(0.975, static_cast<double>(rows - columns));
    for (std::size_t row = 0; row < columns; ++row) {
        solved.parameters.push_back(gsl_vector_get(found.get(), row));
        auto &line = solved.covariance.emplace_back();
        for (std::size_t column = 0; column < columns; ++column)
            line.push_back(gsl_matrix_get(covariance.get(), row, column));
    }
    return solved;
}

} // namespace futurescope
