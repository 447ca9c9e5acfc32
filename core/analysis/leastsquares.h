// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/scalinglaws.h"

#include <vector>

namespace futurescope {

/// Equations row * parameters = wanted, more of them than parameters.
class LeastSquaresProblem
{
public:
    /// All rows have the same length, the number of parameters.
    void add(std::vector<double> row, double wanted);

    std::size_t equations() const { return m_wanted.size(); }
    std::size_t parameters() const { return m_rows.empty() ? 0 : m_rows.front().size(); }
    const std::vector<double> &row(std::size_t index) const { return m_rows[index]; }
    double wanted(std::size_t index) const { return m_wanted[index]; }

private:
    std::vector<std::vector<double>> m_rows;
    std::vector<double> m_wanted;
};

/// The parameters with the least sum of squared errors, and how sure they are.
struct LeastSquares
{
    std::vector<double> parameters;
    std::vector<std::vector<double>> covariance;
    double studentT = 0; ///< quantile 97.5 % of Student's distribution with the degrees of freedom that are left

    Estimate estimate(std::size_t index) const;
    /// parameters[numerator] / parameters[denominator], its variance to first order (delta method).
    Estimate ratio(std::size_t numerator, std::size_t denominator) const;
};

/// By singular value decomposition (GSL). The problem has more equations than parameters.
LeastSquares solve(const LeastSquaresProblem &problem);

} // namespace futurescope
